package dev.novadraw.engine.job;

import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.drawing.NewDrawing;

/**
 * A validated submission that becomes a job.
 *
 * @param client the client that owns the job; clients share the fleet fairly
 * @param kind the name of its kind
 * @param input the input record of the kind
 * @param drawing the drawing that the job is about
 * @param priority the head start over other jobs of the same client in seconds; negative
 * to let the other jobs start first
 * @param maxAttempts the maximum number of attempts
 * @param deadline the time limit from now, for all attempts together
 * @param user the client's own reference to the end user
 * @param metadata the client's own notes, returned unchanged
 */
public record NewJob(String client, String kind, Record input, @Nullable NewDrawing drawing, int priority,
		int maxAttempts, Duration deadline, @Nullable String user, Map<String, String> metadata) {

	public NewJob {
		metadata = Map.copyOf(metadata);
	}

	@Override
	public String toString() {
		return "a new " + this.kind + " of " + this.client;
	}

}
