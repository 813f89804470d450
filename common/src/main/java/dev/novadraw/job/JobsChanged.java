package dev.novadraw.job;

/**
 * Published in this process after jobs were added, changed or ended, so that listeners
 * need not wait for their timers.
 */
public record JobsChanged() {

}
