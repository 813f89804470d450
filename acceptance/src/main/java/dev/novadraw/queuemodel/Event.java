package dev.novadraw.queuemodel;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.job.JobState;

/**
 * What the log says about a step of a job.
 *
 * @param state the state that was reached
 * @param reason a short word, where the state does not say it all
 * @param attempt how many attempts count
 * @param token how often the job was claimed
 * @param worker who holds it or held it until now
 */
public record Event(JobState state, @Nullable String reason, int attempt, long token, @Nullable String worker) {

}
