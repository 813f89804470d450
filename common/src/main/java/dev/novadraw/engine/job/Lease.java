package dev.novadraw.engine.job;

/**
 * The right to write the outcome of one attempt, valid while the job has the same token.
 *
 * @param job the id of the job
 * @param token the fencing token, which grows with every claim of the job and rejects
 * late writers
 * @param worker the worker that holds the lease
 */
public record Lease(JobId job, long token, String worker) {

}
