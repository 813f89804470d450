package dev.novadraw.engine.loop;

/**
 * The time since some moment, for pacing within one process. Unlike the time of day it
 * never steps back, and nobody can set it.
 */
@FunctionalInterface
public interface MonotonicClock {

	/**
	 * Returns the time in nanoseconds, which is to be compared by difference only.
	 * @see System#nanoTime()
	 */
	long nanoTime();

}
