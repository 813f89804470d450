package dev.novadraw.engine.lifecycle;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.drawing.PlacedDrawing;
import dev.novadraw.engine.job.JobId;

/**
 * A submission with its drawing in the store, ready for the transaction that writes the
 * job.
 *
 * @param id the id of the new job
 * @param submission the request
 * @param drawing the drawing with its new id, null without an upload
 */
public record StoredSubmission(JobId id, Submission submission, @Nullable StoredDrawing drawing) {

	/**
	 * An uploaded drawing in the store.
	 *
	 * @param id the id of the drawing, random because it is part of the URL of an image
	 * @param place the place of its bytes
	 */
	public record StoredDrawing(UUID id, PlacedDrawing place) {
	}

}
