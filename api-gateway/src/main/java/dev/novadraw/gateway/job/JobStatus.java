package dev.novadraw.gateway.job;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonValue;

import dev.novadraw.engine.job.Job;
import dev.novadraw.engine.job.JobState;

/**
 * Where a job is in its life, as clients see it.
 */
public enum JobStatus {

	/** Waits for its first attempt. Being on the way to a worker is our business. */
	QUEUED,

	/** Is being worked on. */
	RUNNING,

	/** Was tried, and waits to be tried again. */
	RETRYING,

	/** Is being worked on, by somebody who was told to stop. */
	CANCELING,

	/** Over: the result is there. */
	SUCCEEDED,

	/** Over: the error says why. */
	FAILED,

	/** Over: nobody wanted it any more. */
	CANCELED,

	/** Over: its deadline passed first. */
	EXPIRED;

	public static JobStatus of(Job job) {
		return of(job.state(), job.attempt(), job.cancelRequestedAt() != null);
	}

	/**
	 * The status of a job that is in a state.
	 * @param attempt how often it was tried
	 * @param cancelRequested whether it has been told to stop
	 */
	public static JobStatus of(JobState state, int attempt, boolean cancelRequested) {
		return switch (state) {
			case QUEUED, DISPATCHED -> (attempt > 0) ? RETRYING : QUEUED;
			case RUNNING -> cancelRequested ? CANCELING : RUNNING;
			case SUCCEEDED -> SUCCEEDED;
			case FAILED -> FAILED;
			case CANCELED -> CANCELED;
			case EXPIRED -> EXPIRED;
		};
	}

	public static Optional<JobStatus> of(String id) {
		return Arrays.stream(values()).filter((status) -> status.id().equals(id)).findFirst();
	}

	public static String names() {
		return Arrays.stream(values()).map(JobStatus::id).collect(Collectors.joining(", "));
	}

	@JsonValue
	String id() {
		return name().toLowerCase(Locale.ROOT);
	}

}
