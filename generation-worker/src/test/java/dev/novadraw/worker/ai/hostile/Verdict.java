package dev.novadraw.worker.ai.hostile;

/**
 * How a moderation ends.
 */
public enum Verdict {

	FINE,

	FLAGGED,

	/** 503. */
	DOWN

}
