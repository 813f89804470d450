package dev.novadraw.engine.query;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.job.JobState;

/**
 * A job for operators: its states and attempts, without its content.
 *
 * @param id the id of the job
 * @param client the client that submitted it
 * @param kind the kind of the job
 * @param state the state of the job
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
 * @param costMicros the cost of all attempts in millionths of a US dollar
 * @param attempts all attempts, oldest first
 */
public record InspectedJob(JobId id, String client, String kind, JobState state, long version, int attempt,
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
