package dev.novadraw.job;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A job as operators see it: all about its life and its attempts, and nothing of what a
 * client sent or was given.
 *
 * @param id its id
 * @param client whose job it is
 * @param kind its kind
 * @param state where it is in its life
 * @param version the number of its newest event
 * @param attempt how many attempts were counted
 * @param maxAttempts how many there may be
 * @param worker who runs it
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
 * @param costMicros what all attempts cost, in millionths of a US dollar
 * @param attempts its attempts, the oldest first
 */
public record InspectedJob(JobId id, String client, String kind, State state, long version, int attempt,
		int maxAttempts, @Nullable String worker, Instant createdAt, Instant runAt, @Nullable Instant startedAt,
		@Nullable Instant leaseUntil, Instant deadline, @Nullable Instant finishedAt,
		@Nullable Instant cancelRequestedAt, @Nullable UUID retryOf, @Nullable UUID redrivenAs,
		@Nullable String problemCode, @Nullable String problemTitle, long costMicros, List<JobAttempt> attempts) {

	public InspectedJob {
		attempts = List.copyOf(attempts);
	}

	InspectedJob with(List<JobAttempt> attempts) {
		return new InspectedJob(this.id, this.client, this.kind, this.state, this.version, this.attempt,
				this.maxAttempts, this.worker, this.createdAt, this.runAt, this.startedAt, this.leaseUntil,
				this.deadline, this.finishedAt, this.cancelRequestedAt, this.retryOf, this.redrivenAs, this.problemCode,
				this.problemTitle, this.costMicros, attempts);
	}

}
