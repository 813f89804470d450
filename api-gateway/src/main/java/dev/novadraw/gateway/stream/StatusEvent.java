package dev.novadraw.gateway.stream;

import java.time.Instant;

import dev.novadraw.engine.event.JobEvent;
import dev.novadraw.engine.job.JobState;
import dev.novadraw.gateway.job.JobStatus;

/**
 * What happened to a job, as it stands in a stream.
 *
 * @param id the job
 * @param status where it is in its life since then
 * @param attempt how often it was tried by then
 * @param at when it happened
 * @param version of the job since then
 */
record StatusEvent(String id, JobStatus status, int attempt, Instant at, long version) {

	private static final String CANCEL_REQUESTED = "cancel_requested";

	static StatusEvent of(JobEvent event) {
		boolean canceling = event.state() == JobState.RUNNING && CANCEL_REQUESTED.equals(event.reason());
		return new StatusEvent(event.job().toString(), JobStatus.of(event.state(), event.attempt(), canceling),
				event.attempt(), event.at(), event.seq());
	}

}
