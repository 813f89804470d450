package dev.novadraw.worker.ai.provider;

/**
 * The audience of a client's service.
 */
public enum Audience {

	/** Children: the default unless the operator configures otherwise. */
	CHILDREN,

	/** Anyone but children. */
	GENERAL

}
