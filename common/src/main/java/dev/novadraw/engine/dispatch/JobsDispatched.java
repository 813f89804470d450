package dev.novadraw.engine.dispatch;

/**
 * Published in this process after it has dispatched jobs, or seen some that another one
 * has dispatched. Their hints may be lost, or lie with a worker that has no slot.
 */
public record JobsDispatched() {

}
