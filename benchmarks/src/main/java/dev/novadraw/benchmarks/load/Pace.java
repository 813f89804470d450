package dev.novadraw.benchmarks.load;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A fixed rate: the interval between beats does not depend on the duration of the work
 * between them.
 */
public final class Pace {

	private final long interval;

	private long next = System.nanoTime();

	/**
	 * Starts now; the first beat comes one interval later.
	 */
	public Pace(Duration interval) {
		this.interval = interval.toNanos();
	}

	/**
	 * Waits for the next beat.
	 */
	public void await() {
		this.next += this.interval;
		// In a loop: a park returns early if the thread was unparked before.
		for (long left = this.next - System.nanoTime(); left > 0; left = this.next - System.nanoTime()) {
			LockSupport.parkNanos(left);
		}
	}

}
