package dev.novadraw.worker.ai.provider;

/**
 * The text that is shown while it is being written.
 */
public enum PartialText {

	/** Text that a moderation model found suitable; none without such a model. */
	MODERATED,

	/** Text that follows the rules of its kind. */
	CHECKED,

	/** No text. */
	OFF

}
