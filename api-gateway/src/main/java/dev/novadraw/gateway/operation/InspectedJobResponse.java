package dev.novadraw.gateway.operation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.job.AttemptCall;

/**
 * A job for operators, without its content.
 *
 * @param id the id of the job
 * @param object always {@code job_inspection}
 * @param client the client that submitted it
 * @param kind the kind of the job
 * @param state the state in the database: {@code queued}, {@code dispatched},
 * {@code running}, {@code succeeded}, {@code failed}, {@code canceled} or {@code expired}
 * @param version the number of its newest event
 * @param attempt the number of counted attempts
 * @param maxAttempts the maximum number of attempts
 * @param worker the worker that runs it, null if none does
 * @param createdAt the time of its submission
 * @param runAt the earliest time of its dispatch
 * @param startedAt the time of its first start
 * @param leaseUntil the end of the lease of its worker
 * @param deadline the time when it expires
 * @param finishedAt the time when it ended
 * @param cancelRequestedAt the time when its client asked to cancel it
 * @param retryOf the job of which it is a retry
 * @param redrivenAs the job that replaced it in a redrive
 * @param problemCode the code of the last problem
 * @param problemTitle the title of the last problem
 * @param costUsd the cost of all attempts
 * @param attempts all attempts, oldest first
 */
record InspectedJobResponse(String id, String object, String client, String kind, String state, long version,
		int attempt, int maxAttempts, @Nullable String worker, Instant createdAt, Instant runAt,
		@Nullable Instant startedAt, @Nullable Instant leaseUntil, Instant deadline, @Nullable Instant finishedAt,
		@Nullable Instant cancelRequestedAt, @Nullable UUID retryOf, @Nullable UUID redrivenAs,
		@Nullable String problemCode, @Nullable String problemTitle, BigDecimal costUsd, List<Attempt> attempts) {

	static BigDecimal dollars(long micros) {
		return BigDecimal.valueOf(micros, 6);
	}

	/**
	 * An attempt of a job.
	 *
	 * @param attempt the number of the attempt, from 1; an attempt that did not count has
	 * the number of the next one
	 * @param token the claim of the attempt, unique in its job
	 * @param worker the worker that made the attempt
	 * @param outcome {@code completed}, {@code retry}, {@code failed}, {@code snoozed},
	 * {@code canceled}, {@code returned}, {@code lost} or {@code expired}
	 * @param problemCode the code of the problem, null if there was none
	 * @param provider the last provider that was paid for the attempt
	 * @param model the model of that provider
	 * @param promptVersion the version of the prompt
	 * @param inputTokens the tokens sent in all calls
	 * @param outputTokens the tokens received in all calls
	 * @param costUsd the cost of all calls
	 * @param startedAt the time of the claim
	 * @param finishedAt the time of the settlement
	 * @param calls the last 20 calls, oldest first; none if the worker was lost
	 */
	record Attempt(int attempt, long token, String worker, String outcome, @Nullable String problemCode,
			@Nullable String provider, @Nullable String model, @Nullable String promptVersion, long inputTokens,
			long outputTokens, BigDecimal costUsd, Instant startedAt, Instant finishedAt, List<Call> calls) {

	}

	/**
	 * A call of a provider, made or rejected.
	 *
	 * @param purpose {@code moderation_in}, {@code generation}, {@code repair} or
	 * {@code moderation_out}
	 * @param provider the provider, null if none was available
	 * @param model the model of that provider
	 * @param status the HTTP status of the response, null if there was none
	 * @param error the class of the error, such as {@code unavailable},
	 * {@code rate_limited}, {@code resting} or {@code declined}; null if there was none
	 * @param cause the type of the exception behind the error
	 * @param code the code of the provider's error, null if there was none
	 * @param param the setting of the request that the provider's error names, null if
	 * there was none
	 * @param inputTokens the number of tokens sent, including those of the cache
	 * @param cachedInputTokens the number of tokens sent that were read from the
	 * provider's cache
	 * @param cacheWriteTokens the number of tokens sent that were written to the
	 * provider's cache
	 * @param outputTokens the number of tokens received
	 * @param costUsd the cost of the call
	 * @param estimated true if the provider did not report all tokens
	 * @param durationMs the duration of the call in milliseconds
	 */
	record Call(String purpose, @Nullable String provider, @Nullable String model, @Nullable Integer status,
			@Nullable String error, @Nullable String cause, @Nullable String code, @Nullable String param,
			long inputTokens, long cachedInputTokens, long cacheWriteTokens, long outputTokens, BigDecimal costUsd,
			boolean estimated, long durationMs) {

		static Call of(AttemptCall call) {
			return new Call(call.purpose(), call.provider(), call.model(), call.status(), call.error(), call.cause(),
					call.code(), call.param(), call.inputTokens(), orZero(call.cachedInputTokens()),
					orZero(call.cacheWriteTokens()), call.outputTokens(), dollars(call.costMicros()),
					Boolean.TRUE.equals(call.estimated()), call.durationMs());
		}

		private static long orZero(@Nullable Long count) {
			return (count != null) ? count : 0;
		}

	}

}
