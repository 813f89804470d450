package dev.novadraw.chaos.load;

import java.time.Instant;
import java.util.UUID;

/**
 * A job that a client received a 202 for.
 *
 * @param id the id of the job
 * @param hero the hero name of its story
 * @param at the time of the response
 */
public record Accepted(UUID id, String hero, Instant at) {

}
