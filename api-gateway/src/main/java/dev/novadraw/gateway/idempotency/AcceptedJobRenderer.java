package dev.novadraw.gateway.idempotency;

import dev.novadraw.engine.job.Job;
import dev.novadraw.gateway.link.Links;

/**
 * A renderer of the response body of a submission.
 */
public interface AcceptedJobRenderer {

	/**
	 * Renders a new job as JSON.
	 */
	String render(Job job, Links links);

}
