package dev.novadraw.gateway.caller;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

/**
 * The expiry of a credential on the monotonic clock of this process. For tokens, the
 * database computes the remaining time, as the wall clock of this process may be wrong.
 *
 * @param nanoTime the expiry on the scale of {@link System#nanoTime()}
 */
public record Expiry(long nanoTime) {

	/**
	 * Longer than the lifetime of any credential, and short enough to add without
	 * overflow.
	 */
	private static final Duration MAX = Duration.ofDays(36_500);

	/**
	 * Returns the expiry of a credential with the given remaining time.
	 */
	public static Expiry in(Duration left) {
		return new Expiry(System.nanoTime() + Collections.min(List.of(left, MAX)).toNanos());
	}

	/**
	 * Returns the time until the expiry; zero if it has passed.
	 */
	Duration left() {
		return Duration.ofNanos(Math.max(0, this.nanoTime - System.nanoTime()));
	}

}
