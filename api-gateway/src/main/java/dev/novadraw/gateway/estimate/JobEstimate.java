package dev.novadraw.gateway.estimate;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.queue.WaitReason;

/**
 * The expected completion of a job.
 *
 * @param reason the reason for waiting, null if it does not wait
 * @param completion the expected time of completion, null if unknown
 * @param progress the elapsed part of the typical duration, below 1; null if unknown
 */
public record JobEstimate(@Nullable WaitReason reason, @Nullable Instant completion, @Nullable Double progress) {

	public static final JobEstimate NONE = new JobEstimate(null, null, null);

}
