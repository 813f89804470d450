package dev.novadraw.worker.ai.hostile;

/**
 * The verdict of a moderation.
 */
public enum Verdict {

	FINE,

	FLAGGED,

	/** No verdict: the endpoint responds with 503. */
	DOWN

}
