package dev.novadraw.engine.loop;

/**
 * A clock for pacing within one process. Unlike the time of day, it never goes back and
 * cannot be set.
 */
@FunctionalInterface
public interface MonotonicClock {

	/**
	 * Returns a time in nanoseconds. Only differences of such times have a meaning.
	 * @see System#nanoTime()
	 */
	long nanoTime();

}
