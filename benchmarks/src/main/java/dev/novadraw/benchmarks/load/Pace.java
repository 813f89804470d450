package dev.novadraw.benchmarks.load;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * An even pace: each beat comes so long after the one before, however long the work
 * between them took.
 */
public final class Pace {

	private final long interval;

	private long next = System.nanoTime();

	/**
	 * Begins now; the first beat comes one interval later.
	 */
	public Pace(Duration interval) {
		this.interval = interval.toNanos();
	}

	/**
	 * Waits for the next beat.
	 */
	public void await() {
		this.next += this.interval;
		// Again and again: a park ends early when somebody was answered just before it.
		for (long left = this.next - System.nanoTime(); left > 0; left = this.next - System.nanoTime()) {
			LockSupport.parkNanos(left);
		}
	}

}
