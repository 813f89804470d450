package dev.novadraw.engine.loop;

import java.time.Duration;

/**
 * Tells when work is due that is done once in an interval. Used by one thread.
 */
public final class IntervalTimer {

	private final MonotonicClock clock;

	private final long interval;

	private long due;

	/**
	 * Creates a timer.
	 * @param first the time until the work is due for the first time
	 * @param interval the time from then on
	 */
	public IntervalTimer(Duration first, Duration interval, MonotonicClock clock) {
		this.clock = clock;
		this.interval = interval.toNanos();
		this.due = clock.nanoTime() + first.toNanos();
	}

	/**
	 * Says whether the work is due, and begins the next interval if it is.
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
	 * Lets the work be due at once.
	 */
	public void makeDue() {
		this.due = this.clock.nanoTime();
	}

}
