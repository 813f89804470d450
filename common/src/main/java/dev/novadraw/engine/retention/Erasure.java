package dev.novadraw.engine.retention;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The wish that everything of an end user be erased, and the receipt for it. It does not
 * say whose things they were.
 *
 * @param id its id
 * @param jobs how many jobs it has been about so far
 * @param requestedAt when it was asked for; what came later is not meant
 * @param finishedAt when nothing was left, null as long as something is
 */
public record Erasure(UUID id, long jobs, Instant requestedAt, @Nullable Instant finishedAt) {

}
