package dev.novadraw.engine.retention;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A request to erase the data of an end user, and its receipt. It does not contain the
 * user.
 *
 * @param id the id of the erasure
 * @param jobs the number of jobs marked so far
 * @param requestedAt the time of the request; later jobs are not affected
 * @param finishedAt the time when nothing was left, null until then
 */
public record Erasure(UUID id, long jobs, Instant requestedAt, @Nullable Instant finishedAt) {

}
