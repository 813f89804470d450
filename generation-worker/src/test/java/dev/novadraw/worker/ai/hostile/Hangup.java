package dev.novadraw.worker.ai.hostile;

import java.time.Duration;

/**
 * A client that closed its socket before its call was answered.
 *
 * @param call the number of the call, from 1
 * @param nanoTime the time when it was noticed, by {@link System#nanoTime()}
 * @param after the time since the call was read
 */
public record Hangup(int call, long nanoTime, Duration after) {

}
