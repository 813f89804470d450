package dev.novadraw.engine.dispatch;

/**
 * Published in this process after it has dispatched jobs, or found jobs that another
 * process has dispatched. Their hints may be lost, or held by a worker without a free
 * slot.
 */
public record JobsDispatched() {

}
