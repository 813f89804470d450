package dev.novadraw.queuemodel;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.job.JobState;

/**
 * The log entry of a step of a job.
 *
 * @param state the new state
 * @param reason a short word for cases that the state does not distinguish, or null
 * @param attempt the number of attempts that count
 * @param token the number of claims
 * @param worker the current or last holder of the job, or null
 */
public record Event(JobState state, @Nullable String reason, int attempt, long token, @Nullable String worker) {

}
