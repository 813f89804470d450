package dev.novadraw.benchmarks.contestant;

import java.io.Serial;
import java.io.Serializable;

/**
 * A job as all contestants get it: it does nothing for a while, like a worker that waits
 * for an AI provider.
 *
 * @param number its place in {@link Naps}
 * @param millis how long; 0 for a job that is empty
 */
public record Nap(int number, long millis) implements Serializable {

	@Serial
	private static final long serialVersionUID = 1L;

}
