package dev.novadraw.dispatch;

/**
 * Published in this process after it has dispatched jobs. Their hints may be lost, or lie
 * with a worker that has no slot.
 */
public record JobsDispatched() {

}
