package dev.novadraw.worker.attempt;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The wait before the next attempt: exponential with full jitter, so that jobs that
 * failed together are not retried together.
 */
public final class Backoff {

	private static final Duration MAX_REQUESTED = Duration.ofMinutes(5);

	private final Duration first;

	private final Duration limit;

	private final RandomGenerator random;

	public Backoff(Duration first, Duration limit, RandomGenerator random) {
		this.first = first;
		this.limit = limit;
		this.random = random;
	}

	/**
	 * Returns the wait after a failed attempt that does not name one.
	 */
	Duration after(int attempt) {
		long ceiling = Math.min(this.limit.toMillis(), this.first.toMillis() << Math.min(attempt - 1, 20));
		return Duration.ofMillis(this.random.nextLong(ceiling + 1));
	}

	/**
	 * Returns the wait that a provider asked for, at most five minutes, plus some jitter.
	 */
	Duration requested(Duration wait) {
		Duration bounded = Collections.min(List.of(wait, MAX_REQUESTED));
		return bounded.plusMillis(this.random.nextLong(this.first.toMillis() + 1));
	}

}
