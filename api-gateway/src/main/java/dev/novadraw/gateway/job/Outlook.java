package dev.novadraw.gateway.job;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.novadraw.job.Waiting;

/**
 * What can be expected of a job.
 *
 * @param waiting why it is not running
 * @param completion when it may be done, judging by how long others took
 * @param progress which part of the time others took has passed, below 1
 */
record Outlook(@Nullable Waiting waiting, @Nullable Instant completion, @Nullable Double progress) {

	static final Outlook NONE = new Outlook(null, null, null);

}
