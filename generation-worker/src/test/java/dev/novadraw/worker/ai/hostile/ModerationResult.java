package dev.novadraw.worker.ai.hostile;

/**
 * The result of a moderation request.
 */
public enum ModerationResult {

	ACCEPTED,

	FLAGGED,

	/** The endpoint responds with 502. */
	UNAVAILABLE

}
