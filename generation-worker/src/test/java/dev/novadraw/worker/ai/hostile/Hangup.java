package dev.novadraw.worker.ai.hostile;

import java.time.Duration;

/**
 * A client closed its socket before its call was answered.
 *
 * @param call which call, counted from 1
 * @param nanoTime when it was seen, by {@link System#nanoTime()}
 * @param after how long after the call was read
 */
public record Hangup(int call, long nanoTime, Duration after) {

}
