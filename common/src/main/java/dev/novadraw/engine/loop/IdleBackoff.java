package dev.novadraw.engine.loop;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

/**
 * The waits of a loop between its steps. Each wait is twice the one before while there is
 * nothing to do, up to a maximum. After a slow step that finds nothing, the wait is
 * longer. Not thread-safe.
 */
final class IdleBackoff {

	/** The minimum ratio of a wait to the duration of the step before it. */
	private static final int WAIT_PER_STEP = 20;

	private final Duration interval;

	private final Duration maxWait;

	private Duration next;

	/**
	 * Creates waits that begin with the interval.
	 * @param maxWait the maximum wait; ignored if it is shorter than the interval
	 */
	IdleBackoff(Duration interval, Duration maxWait) {
		this.interval = interval;
		this.maxWait = Collections.max(List.of(interval, maxWait));
		this.next = interval;
	}

	/**
	 * Restarts with the interval, because there is something to do.
	 */
	void restart() {
		this.next = this.interval;
	}

	/**
	 * Returns the next wait.
	 * @param step the duration of the last step
	 */
	Duration next(Duration step) {
		Duration wait = this.next;
		this.next = Collections.min(List.of(wait.multipliedBy(2), this.maxWait));
		Duration pause = Collections.min(List.of(step.multipliedBy(WAIT_PER_STEP), this.maxWait));
		return wait.equals(this.interval) ? wait : Collections.max(List.of(wait, pause));
	}

}
