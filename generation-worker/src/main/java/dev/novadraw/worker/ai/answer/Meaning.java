package dev.novadraw.worker.ai.answer;

/**
 * The meaning of an error of a provider for the call.
 */
public enum Meaning {

	/** The content was declined. */
	BLOCKED,

	/** Every call would fail until an operator acts. */
	OPERATOR,

	/** Too many calls at present. */
	SNOOZE,

	/** Another call may succeed. */
	RETRY,

	/** This request will never succeed. */
	REJECTED

}
