package dev.novadraw.chaos.server;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Waiting for what other processes do, which nobody can be told about.
 */
public final class Patience {

	/** Who looks more often keeps processors busy that the system needs. */
	private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

	private Patience() {
	}

	/** Lets so much time pass. */
	public static void pass(Duration time) {
		long end = System.nanoTime() + time.toNanos();
		for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
			LockSupport.parkNanos(left);
		}
	}

	/** Waits until something is so, and says whether it was so in time. */
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

	/** Waits until something is so, and gives up loudly. */
	public static void require(String what, Duration patience, BooleanSupplier condition) {
		if (!until(patience, condition)) {
			throw new IllegalStateException("Waited " + patience.toSeconds() + " s in vain for " + what);
		}
	}

}
