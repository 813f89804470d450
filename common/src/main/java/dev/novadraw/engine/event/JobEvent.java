package dev.novadraw.engine.event;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.job.JobState;

/**
 * An event of a job.
 *
 * @param job the id of the job
 * @param seq the number in the history of the job, from 1 without gaps
 * @param kind the kind of the job
 * @param state the new state of the job
 * @param reason a short word for the reason, null if the state says it
 * @param attempt the number of attempts counted so far
 * @param at the time by the clock of the database
 */
public record JobEvent(JobId job, long seq, String kind, JobState state, @Nullable String reason, int attempt,
		Instant at) {

}
