package dev.novadraw.gateway.idempotency;

import dev.novadraw.engine.job.Job;
import dev.novadraw.gateway.link.Links;

/**
 * Renders the body of the response to a submission.
 */
public interface AcceptedJobRenderer {

	/**
	 * Renders a new job as JSON.
	 */
	String render(Job job, Links links);

}
