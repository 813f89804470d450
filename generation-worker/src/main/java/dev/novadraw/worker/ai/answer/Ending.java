package dev.novadraw.worker.ai.answer;

/**
 * The reason for which an answer ended.
 */
public enum Ending {

	/** The answer is complete. */
	COMPLETE,

	/** The answer was cut off at a maximum length. */
	CUT,

	/** A fault of the provider ended the answer. */
	FAILED,

	/** The provider declines to write about the content. */
	BLOCKED

}
