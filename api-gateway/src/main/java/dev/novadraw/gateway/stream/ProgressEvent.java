package dev.novadraw.gateway.stream;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.novadraw.gateway.job.JobResponse;

/**
 * The progress of a running job, as sent in a stream.
 *
 * @param id the id of the job
 * @param progress the progress of the job
 * @param estimatedCompletionAt the estimated time of its end
 */
record ProgressEvent(String id, JobResponse.@Nullable Progress progress, @Nullable Instant estimatedCompletionAt) {

}
