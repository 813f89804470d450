package dev.novadraw.job;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A bulk action that tries failed jobs again, each as a new job.
 *
 * @param id its id
 * @param state {@code RUNNING}, {@code DONE} or {@code ABORTED}
 * @param filter which jobs
 * @param perMinute how many of them a minute
 * @param jobsMatched how many matched when it was asked for, before it began
 * @param redriven how many it has come to so far
 * @param left how many are still to come
 * @param createdAt when it was asked for
 * @param finishedAt when it was over
 */
public record Redrive(UUID id, String state, Filter filter, int perMinute, long jobsMatched, int redriven, long left,
		Instant createdAt, @Nullable Instant finishedAt) {

	/**
	 * Which failed jobs are meant; what is null is of no account.
	 *
	 * @param job this one alone
	 * @param kind of this kind
	 * @param client of this client
	 * @param code whose problem has this code
	 * @param from that failed at this time or later
	 * @param to that failed before this time
	 */
	public record Filter(@Nullable JobId job, @Nullable String kind, @Nullable String client, @Nullable String code,
			@Nullable Instant from, @Nullable Instant to) {

		/** Every failed job. */
		public static final Filter ALL = new Filter(null, null, null, null, null, null);

	}

}
