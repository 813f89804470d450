package dev.novadraw.gateway.caller;

import java.time.Duration;

/**
 * The end of a credential by the monotonic clock of this process. The database or the
 * issuer says how much time is left, as the time of day of this process may be wrong.
 *
 * @param nanoTime the end, as {@link System#nanoTime()} will say
 */
public record Expiry(long nanoTime) {

	/** Longer than any credential lasts, and short enough to be added to. */
	private static final Duration MAX = Duration.ofDays(36_500);

	/**
	 * Returns the end of a credential that is good for some more time.
	 */
	public static Expiry in(Duration left) {
		return new Expiry(System.nanoTime() + ((left.compareTo(MAX) < 0) ? left : MAX).toNanos());
	}

	/**
	 * Returns the time until then; zero if it is over.
	 */
	Duration left() {
		return Duration.ofNanos(Math.max(0, this.nanoTime - System.nanoTime()));
	}

}
