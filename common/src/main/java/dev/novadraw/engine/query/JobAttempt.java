package dev.novadraw.engine.query;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.job.AttemptCall;

/**
 * A row of the ledger: one attempt at a job and the calls it made.
 *
 * @param attempt the number of the attempt, from 1; an attempt that did not count has the
 * number of the next one
 * @param token the claim of the attempt, unique in its job
 * @param worker the worker that made the attempt
 * @param outcome completed, retry, failed, snoozed, canceled, returned, lost or expired
 * @param problemCode the code of the problem, null if there was none
 * @param provider the last provider that was paid for the attempt
 * @param model the model of that provider
 * @param promptVersion the version of the prompt
 * @param inputTokens the tokens sent in all calls
 * @param outputTokens the tokens received in all calls
 * @param costMicros the cost of all calls in millionths of a US dollar
 * @param startedAt the time of the claim
 * @param finishedAt the time of the settlement
 * @param calls the calls, oldest first; none if the worker was lost
 */
public record JobAttempt(int attempt, long token, String worker, String outcome, @Nullable String problemCode,
		@Nullable String provider, @Nullable String model, @Nullable String promptVersion, long inputTokens,
		long outputTokens, long costMicros, Instant startedAt, Instant finishedAt, List<AttemptCall> calls) {

	public JobAttempt {
		calls = List.copyOf(calls);
	}

}
