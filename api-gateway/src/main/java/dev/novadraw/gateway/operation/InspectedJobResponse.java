package dev.novadraw.gateway.operation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.novadraw.job.AttemptCall;
import dev.novadraw.job.InspectedJob;
import dev.novadraw.job.JobAttempt;

/**
 * A job as operators see it, without anything a client sent or was given.
 *
 * @param id its id
 * @param object always {@code job_inspection}
 * @param client whose job it is
 * @param kind its kind
 * @param state its state in the database: queued, dispatched, running, succeeded, failed,
 * canceled or expired
 * @param version the number of its newest event
 * @param attempt how many attempts were counted
 * @param maxAttempts how many there may be
 * @param worker the worker that runs it
 * @param createdAt when it was submitted
 * @param runAt before which it is not dispatched
 * @param startedAt when it first ran
 * @param leaseUntil until when its worker may go without a heartbeat
 * @param deadline when it expires
 * @param finishedAt when it came to its end
 * @param cancelRequestedAt when its client asked to cancel it
 * @param retryOf the job it is another try of
 * @param redrivenAs the job that replaced it
 * @param problemCode the code of what went wrong last
 * @param problemTitle the same in words
 * @param costUsd what all attempts cost
 * @param attempts its attempts, the oldest first
 */
record InspectedJobResponse(String id, String object, String client, String kind, String state, long version,
		int attempt, int maxAttempts, @Nullable String worker, Instant createdAt, Instant runAt,
		@Nullable Instant startedAt, @Nullable Instant leaseUntil, Instant deadline, @Nullable Instant finishedAt,
		@Nullable Instant cancelRequestedAt, @Nullable UUID retryOf, @Nullable UUID redrivenAs,
		@Nullable String problemCode, @Nullable String problemTitle, BigDecimal costUsd, List<Attempt> attempts) {

	static InspectedJobResponse of(InspectedJob job) {
		return new InspectedJobResponse(job.id().toString(), "job_inspection", job.client(), job.kind(),
				job.state().name().toLowerCase(Locale.ROOT), job.version(), job.attempt(), job.maxAttempts(),
				job.worker(), job.createdAt(), job.runAt(), job.startedAt(), job.leaseUntil(), job.deadline(),
				job.finishedAt(), job.cancelRequestedAt(), job.retryOf(), job.redrivenAs(), job.problemCode(),
				job.problemTitle(), dollars(job.costMicros()), job.attempts().stream().map(Attempt::of).toList());
	}

	private static BigDecimal dollars(long micros) {
		return BigDecimal.valueOf(micros, 6);
	}

	/**
	 * One attempt.
	 *
	 * @param attempt its number, from 1; one that did not count has the number of the
	 * next
	 * @param token the claim it was made under, which no other attempt has
	 * @param worker the worker that made it
	 * @param outcome completed, retry, failed, snoozed, canceled, returned, lost or
	 * expired
	 * @param problemCode why it failed
	 * @param provider the last provider that was paid for it
	 * @param model that provider's model
	 * @param promptVersion the version of the instructions given to the model
	 * @param inputTokens over all calls
	 * @param outputTokens over all calls
	 * @param costUsd over all calls
	 * @param startedAt when it was claimed
	 * @param finishedAt when it was settled
	 * @param calls its calls in their order, the last 20; none if its worker was lost
	 */
	record Attempt(int attempt, long token, String worker, String outcome, @Nullable String problemCode,
			@Nullable String provider, @Nullable String model, @Nullable String promptVersion, long inputTokens,
			long outputTokens, BigDecimal costUsd, Instant startedAt, Instant finishedAt, List<Call> calls) {

		static Attempt of(JobAttempt one) {
			return new Attempt(one.attempt(), one.token(), one.worker(), one.outcome(), one.problemCode(),
					one.provider(), one.model(), one.promptVersion(), one.inputTokens(), one.outputTokens(),
					dollars(one.costMicros()), one.startedAt(), one.finishedAt(),
					one.calls().stream().map(Call::of).toList());
		}

	}

	/**
	 * A call of a provider, made or refused.
	 *
	 * @param purpose moderation_in, generation, repair or moderation_out
	 * @param provider whom it was for, null when no provider could be asked
	 * @param model the provider's name of the model
	 * @param status the HTTP status of the answer, null when there was none
	 * @param error the class of the error, such as unavailable, rate_limited, resting or
	 * declined; null when it worked
	 * @param cause the type of the exception behind the error
	 * @param inputTokens how many tokens were sent
	 * @param outputTokens how many tokens were written
	 * @param costUsd what it cost
	 * @param durationMs how long it took, in milliseconds
	 */
	record Call(String purpose, @Nullable String provider, @Nullable String model, @Nullable Integer status,
			@Nullable String error, @Nullable String cause, long inputTokens, long outputTokens, BigDecimal costUsd,
			long durationMs) {

		static Call of(AttemptCall call) {
			return new Call(call.purpose(), call.provider(), call.model(), call.status(), call.error(), call.cause(),
					call.inputTokens(), call.outputTokens(), dollars(call.costMicros()), call.durationMs());
		}

	}

}
