package dev.novadraw.gateway.stream;

import java.time.Instant;

import dev.novadraw.engine.event.JobEvent;
import dev.novadraw.engine.job.JobState;
import dev.novadraw.gateway.job.JobStatus;

/**
 * A change of a job's status, as sent in a stream.
 *
 * @param id the id of the job
 * @param status the new status
 * @param attempt the number of attempts so far
 * @param at the time of the change
 * @param version the version of the job after the change
 */
record StatusEvent(String id, JobStatus status, int attempt, Instant at, long version) {

	private static final String CANCEL_REQUESTED = "cancel_requested";

	static StatusEvent of(JobEvent event) {
		boolean canceling = event.state() == JobState.RUNNING && CANCEL_REQUESTED.equals(event.reason());
		return new StatusEvent(event.job().toString(), JobStatus.of(event.state(), event.attempt(), canceling),
				event.attempt(), event.at(), event.seq());
	}

}
