package dev.novadraw.engine.redrive;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.job.JobId;

/**
 * A retry of many failed jobs, each as a new job.
 *
 * @param id the id of the redrive
 * @param state {@code RUNNING}, {@code DONE} or {@code ABORTED}
 * @param filter the selection of jobs
 * @param perMinute the number of retries a minute
 * @param jobsMatched the number of selected jobs when it began
 * @param redriven the number of retries so far
 * @param left the number of jobs that are left
 * @param createdAt the time when it began
 * @param finishedAt the time when it ended
 */
public record Redrive(UUID id, String state, Filter filter, int perMinute, long jobsMatched, int redriven, long left,
		Instant createdAt, @Nullable Instant finishedAt) {

	/**
	 * The selection of failed jobs; null properties do not restrict it.
	 *
	 * @param job the id of one job
	 * @param kind the kind of the jobs
	 * @param client the client of the jobs
	 * @param code the code of their problem
	 * @param from the earliest time of failure
	 * @param to the time of failure before which jobs are selected
	 */
	public record Filter(@Nullable JobId job, @Nullable String kind, @Nullable String client, @Nullable String code,
			@Nullable Instant from, @Nullable Instant to) {

		/** The selection of all failed jobs. */
		public static final Filter ALL = new Filter(null, null, null, null, null, null);

	}

}
