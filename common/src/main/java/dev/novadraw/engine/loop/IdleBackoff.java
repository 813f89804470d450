package dev.novadraw.engine.loop;

import java.time.Duration;

/**
 * The waits of a loop between its steps: each twice as long as the one before while there
 * is nothing to do, from the interval up to the rest. A step that takes long and finds
 * nothing is not repeated soon. For one thread at a time.
 */
final class IdleBackoff {

	/** The least number of times that a wait is longer than the step before it. */
	private static final int WAIT_PER_STEP = 20;

	private final Duration interval;

	private final Duration rest;

	private Duration next;

	/**
	 * @param rest the longest wait; the interval, if that is longer
	 */
	IdleBackoff(Duration interval, Duration rest) {
		this.interval = interval;
		this.rest = max(interval, rest);
		this.next = interval;
	}

	/**
	 * Begins with the interval again, because there is something to do.
	 */
	void restart() {
		this.next = this.interval;
	}

	/**
	 * Returns the next wait.
	 * @param step the time that the last step took
	 */
	Duration next(Duration step) {
		Duration wait = this.next;
		this.next = min(wait.multipliedBy(2), this.rest);
		return wait.equals(this.interval) ? wait : max(wait, min(step.multipliedBy(WAIT_PER_STEP), this.rest));
	}

	private static Duration min(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

	private static Duration max(Duration one, Duration other) {
		return (one.compareTo(other) > 0) ? one : other;
	}

}
