package dev.novadraw.worker.ai.provider;

/**
 * Which text may be seen while it is being written.
 */
public enum PartialText {

	/** What a moderation model found suitable; where there is none, nothing. */
	JUDGED,

	/** What keeps the rules of its kind. */
	CHECKED,

	/** None. */
	OFF

}
