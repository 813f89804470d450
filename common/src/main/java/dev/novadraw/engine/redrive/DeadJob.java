package dev.novadraw.engine.redrive;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.job.JobId;

/**
 * A failed job that was not retried.
 *
 * @param id the id of the job
 * @param kind the kind of the job
 * @param client the client that submitted it
 * @param code the code of the problem
 * @param title the title of the problem
 * @param attempts the number of counted attempts
 * @param lastWorker the worker of the last attempt
 * @param costMicros the cost of all attempts in millionths of a US dollar
 * @param createdAt the time of its submission
 * @param failedAt the time when it failed
 */
public record DeadJob(JobId id, String kind, String client, String code, @Nullable String title, int attempts,
		@Nullable String lastWorker, long costMicros, Instant createdAt, Instant failedAt) {

}
