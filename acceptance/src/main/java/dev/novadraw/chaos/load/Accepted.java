package dev.novadraw.chaos.load;

import java.time.Instant;
import java.util.UUID;

/**
 * A job a client was promised, by a 202.
 *
 * @param id its id
 * @param hero whose story it is
 * @param at when the answer came
 */
public record Accepted(UUID id, String hero, Instant at) {

}
