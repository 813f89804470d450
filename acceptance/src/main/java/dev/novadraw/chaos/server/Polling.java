package dev.novadraw.chaos.server;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Polling waits for effects in other processes.
 */
public final class Patience {

	/** Shorter intervals would use CPU that the system under test needs. */
	private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

	private Patience() {
	}

	/** Waits for a duration. */
	public static void pass(Duration time) {
		long end = System.nanoTime() + time.toNanos();
		for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
			LockSupport.parkNanos(left);
		}
	}

	/** Waits until a condition holds, and returns false if it does not in time. */
	public static boolean until(Duration patience, BooleanSupplier condition) {
		long end = System.nanoTime() + patience.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > end) {
				return false;
			}
			pass(BETWEEN_LOOKS);
		}
		return true;
	}

	/**
	 * Waits until a condition holds.
	 * @throws IllegalStateException if it does not in time
	 */
	public static void require(String what, Duration patience, BooleanSupplier condition) {
		if (!until(patience, condition)) {
			throw new IllegalStateException("Waited " + patience.toSeconds() + " s in vain for " + what);
		}
	}

}
