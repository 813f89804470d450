package dev.novadraw.engine.event;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.job.JobState;

/**
 * Something that happened to a job.
 *
 * @param job which job
 * @param seq its place in the history of the job, from 1 without gaps
 * @param kind the kind of the job
 * @param state the state it came into
 * @param reason why, in a word, where that is not plain
 * @param attempt the number of attempts counted so far
 * @param at when, by the clock of the database
 */
public record JobEvent(JobId job, long seq, String kind, JobState state, @Nullable String reason, int attempt,
		Instant at) {

}
