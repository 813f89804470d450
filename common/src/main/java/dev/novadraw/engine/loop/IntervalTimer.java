package dev.novadraw.engine.loop;

import java.time.Duration;

/**
 * A timer for work that is done once in an interval. Not thread-safe.
 */
public final class IntervalTimer {

	private final MonotonicClock clock;

	private final long interval;

	private long due;

	/**
	 * Creates a timer.
	 * @param first the time until the work is due for the first time
	 * @param interval the time between later executions
	 */
	public IntervalTimer(Duration first, Duration interval, MonotonicClock clock) {
		this.clock = clock;
		this.interval = interval.toNanos();
		this.due = clock.nanoTime() + first.toNanos();
	}

	/**
	 * Returns true if the work is due, and then starts the next interval.
	 */
	public boolean isDue() {
		long now = this.clock.nanoTime();
		if (now - this.due < 0) {
			return false;
		}
		this.due = now + this.interval;
		return true;
	}

	/**
	 * Makes the work due at once.
	 */
	public void makeDue() {
		this.due = this.clock.nanoTime();
	}

}
