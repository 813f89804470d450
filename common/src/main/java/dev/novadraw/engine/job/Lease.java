package dev.novadraw.engine.job;

/**
 * The right to write the outcome of one attempt, good as long as the job still carries
 * the token.
 *
 * @param job which job
 * @param token grows with every claim of the job; the fence against writers that come too
 * late
 * @param worker who holds it
 */
public record Lease(JobId job, long token, String worker) {

}
