package dev.novadraw.job;

/**
 * Said within this process after jobs came into the backlog, changed or gave their slot
 * free, so that whoever has to do with it need not wait for its timer.
 */
public record JobsChanged() {

}
