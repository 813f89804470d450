package dev.novadraw.gateway.stream;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.novadraw.gateway.job.JobResponse;

/**
 * How far a running job is, as it stands in a stream.
 *
 * @param id the job
 * @param progress how far it is
 * @param estimatedCompletionAt when it may be done
 */
record ProgressEvent(String id, JobResponse.@Nullable Progress progress, @Nullable Instant estimatedCompletionAt) {

}
