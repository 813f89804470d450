package dev.novadraw.gateway.idempotency;

import dev.novadraw.engine.job.Job;

/**
 * An accepted submission.
 *
 * @param job the job that was created
 * @param body the response body that was rendered on acceptance, as JSON
 * @param replayed true if the response to an earlier request is replayed
 */
public record AcceptedSubmission(Job job, String body, boolean replayed) {

	@Override
	public String toString() {
		return "an accepted job, replayed=" + this.replayed;
	}

}
