package dev.novadraw.chaos.provider;

import java.time.Instant;

/**
 * A call that reached the AI provider, which costs money whatever its result.
 *
 * @param number the number of the call, which is part of the title of its story
 * @param hero the hero name of its story
 * @param worker the name of the worker whose URL it came through
 * @param at the time of its arrival
 */
public record Call(int number, String hero, String worker, Instant at) {

}
