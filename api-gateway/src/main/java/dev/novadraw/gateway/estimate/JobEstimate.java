package dev.novadraw.gateway.estimate;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.queue.WaitReason;

/**
 * What can be expected of a job.
 *
 * @param reason why it is not running
 * @param completion when it may be done, judging by how long others took
 * @param progress which part of the time others took has passed, below 1
 */
public record JobEstimate(@Nullable WaitReason reason, @Nullable Instant completion, @Nullable Double progress) {

	public static final JobEstimate NONE = new JobEstimate(null, null, null);

}
