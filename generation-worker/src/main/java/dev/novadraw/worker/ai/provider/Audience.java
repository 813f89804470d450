package dev.novadraw.worker.ai.provider;

/**
 * Whom a client's service is for.
 */
public enum Audience {

	/** Children, which is what everybody's is unless the operator says otherwise. */
	CHILDREN,

	/** Anybody but children. */
	GENERAL

}
