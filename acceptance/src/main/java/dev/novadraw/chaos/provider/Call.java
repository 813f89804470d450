package dev.novadraw.chaos.provider;

import java.time.Instant;

/**
 * A call that reached the AI provider, which costs money whatever comes of it.
 *
 * @param number the number of the call, which stands in the title of its story
 * @param hero whose story it is
 * @param door through which worker's door it came
 * @param at when it arrived
 */
public record Call(int number, String hero, String door, Instant at) {

}
