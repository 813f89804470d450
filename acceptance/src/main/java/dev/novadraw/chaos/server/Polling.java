package dev.novadraw.chaos.server;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Polling waits for effects in other processes.
 */
public final class Polling {

	/** Shorter intervals would use CPU that the system under test needs. */
	private static final Duration INTERVAL = Duration.ofMillis(100);

	private Polling() {
	}

	/** Waits for a duration. */
	public static void pause(Duration time) {
		long end = System.nanoTime() + time.toNanos();
		for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
			LockSupport.parkNanos(left);
		}
	}

	/** Waits until a condition holds, and returns false if it does not in time. */
	public static boolean until(Duration timeout, BooleanSupplier condition) {
		long end = System.nanoTime() + timeout.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > end) {
				return false;
			}
			pause(INTERVAL);
		}
		return true;
	}

	/**
	 * Waits until a condition holds.
	 * @throws IllegalStateException if it does not in time
	 */
	public static void require(String goal, Duration timeout, BooleanSupplier condition) {
		if (!until(timeout, condition)) {
			throw new IllegalStateException("Waited " + timeout.toSeconds() + " s in vain for " + goal);
		}
	}

}
