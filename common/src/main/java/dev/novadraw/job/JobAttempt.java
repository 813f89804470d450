package dev.novadraw.job;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A row of the ledger: one attempt at a job and the calls it made.
 *
 * @param attempt the number of the attempt, from 1; one that did not count has the number
 * of the next
 * @param token the claim it was made under, which no other attempt has
 * @param worker who made it
 * @param outcome what came of it: completed, retry, failed, snoozed, canceled, returned,
 * lost or expired
 * @param problemCode why it failed
 * @param provider the last provider that was paid for it
 * @param model that provider's model
 * @param promptVersion the version of the instructions given to the model
 * @param inputTokens over all calls
 * @param outputTokens over all calls
 * @param costMicros over all calls, in millionths of a US dollar
 * @param startedAt when it was claimed
 * @param finishedAt when it was settled
 * @param calls its calls in their order; none if its worker was lost
 */
public record JobAttempt(int attempt, long token, String worker, String outcome, @Nullable String problemCode,
		@Nullable String provider, @Nullable String model, @Nullable String promptVersion, long inputTokens,
		long outputTokens, long costMicros, Instant startedAt, Instant finishedAt, List<AttemptCall> calls) {

	public JobAttempt {
		calls = List.copyOf(calls);
	}

}
