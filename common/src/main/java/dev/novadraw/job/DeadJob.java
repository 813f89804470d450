package dev.novadraw.job;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A job that has failed and has not been tried again.
 *
 * @param id which
 * @param kind its kind
 * @param client whose
 * @param code why
 * @param title the same in words
 * @param attempts how many were counted
 * @param lastWorker who made the last one
 * @param costMicros what all of them cost, in millionths of a US dollar
 * @param createdAt when it was submitted
 * @param failedAt when it was given up
 */
public record DeadJob(JobId id, String kind, String client, String code, @Nullable String title, int attempts,
		@Nullable String lastWorker, long costMicros, Instant createdAt, Instant failedAt) {

}
