package dev.novadraw.engine.job;

import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.drawing.NewDrawing;

/**
 * A checked submission that becomes a job.
 *
 * @param client whose job it is; clients share the fleet fairly
 * @param kind the name of its kind
 * @param input what the kind needs to know, as its input record
 * @param drawing the picture it is about
 * @param priority seconds of head start before other jobs of the same client, negative to
 * let them go first
 * @param maxAttempts how often it may be tried
 * @param deadline how long from now it may take altogether
 * @param user the client's own reference to whom it is for
 * @param metadata the client's own notes, given back as they are
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
