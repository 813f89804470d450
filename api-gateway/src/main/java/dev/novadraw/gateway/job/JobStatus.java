package dev.novadraw.gateway.job;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonValue;

import dev.novadraw.engine.job.Job;
import dev.novadraw.engine.job.JobState;

/**
 * The status of a job, as clients see it.
 */
public enum JobStatus {

	/** Waiting for the first attempt. A dispatched job is reported as queued, too. */
	QUEUED,

	/** Running on a worker. */
	RUNNING,

	/** Waiting for another attempt. */
	RETRYING,

	/** Running, with a cancellation requested. */
	CANCELING,

	/** Ended with a result. */
	SUCCEEDED,

	/** Ended with an error. */
	FAILED,

	/** Ended by a cancellation. */
	CANCELED,

	/** Ended because its deadline passed. */
	EXPIRED;

	public static JobStatus of(Job job) {
		return of(job.state(), job.attempt(), job.cancelRequestedAt() != null);
	}

	/**
	 * Returns the status of a job in a state.
	 * @param attempt the number of attempts so far
	 * @param cancelRequested true if its cancellation was requested
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
