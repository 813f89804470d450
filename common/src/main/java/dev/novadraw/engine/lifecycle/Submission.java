package dev.novadraw.engine.lifecycle;

import java.time.Duration;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.job.NewJob;

/**
 * A validated request for a job.
 */
public sealed interface Submission {

	/**
	 * A job with its drawing, or without one if its kind needs none.
	 *
	 * @param job the job
	 */
	record WithUpload(NewJob job) implements Submission {
	}

	/**
	 * A job about a stored drawing.
	 *
	 * @param job the job
	 * @param drawing the id of the drawing
	 */
	record AboutDrawing(NewJob job, UUID drawing) implements Submission {
	}

	/**
	 * A job with the input of a finished one.
	 *
	 * @param of the finished job
	 * @param owner the owner of both jobs
	 * @param deadline the time limit of the new job, null for that of the finished one
	 */
	record Retry(JobId of, Owner owner, @Nullable Duration deadline) implements Submission {
	}

}
