package dev.novadraw.gateway.idempotency;

import dev.novadraw.engine.job.Job;

/**
 * An accepted submission.
 *
 * @param job the job that came of it
 * @param body the job as it was told to the client when it was accepted, as JSON
 * @param replayed whether it was accepted before and only told again
 */
public record AcceptedSubmission(Job job, String body, boolean replayed) {

	@Override
	public String toString() {
		return "an accepted job, replayed=" + this.replayed;
	}

}
