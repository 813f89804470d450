package dev.novadraw.benchmarks.contestant;

import java.io.Serial;
import java.io.Serializable;

/**
 * A job for any contestant. It sleeps, like a worker that waits for an AI provider.
 *
 * @param number the index in {@link Naps}
 * @param millis the duration; 0 for an empty job
 */
public record Nap(int number, long millis) implements Serializable {

	@Serial
	private static final long serialVersionUID = 1L;

}
