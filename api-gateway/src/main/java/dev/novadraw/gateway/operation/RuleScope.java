package dev.novadraw.gateway.operation;

import java.util.Locale;

/**
 * The property by which a dispatch rule selects jobs.
 */
enum RuleScope {

	/** All jobs. */
	QUEUE,

	/** The jobs of a client. */
	CLIENT,

	/** The jobs of a kind. */
	KIND,

	/** The jobs of a model provider. */
	PROVIDER,

	/** The jobs of a model. */
	MODEL;

	/**
	 * Returns the name in the database and in URLs.
	 */
	String id() {
		return name().toLowerCase(Locale.ROOT);
	}

}
