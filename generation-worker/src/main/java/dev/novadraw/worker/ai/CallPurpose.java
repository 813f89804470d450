package dev.novadraw.worker.ai;

import java.util.Locale;

/**
 * What a call of a provider is for.
 */
enum CallPurpose {

	/** Judging what a client sent. */
	MODERATION_IN,

	/** Making what was asked for. */
	GENERATION,

	/** Mending an answer that broke a rule. */
	REPAIR,

	/** Judging what a model wrote. */
	MODERATION_OUT;

	/**
	 * As it stands in the ledger and in log lines.
	 */
	String text() {
		return name().toLowerCase(Locale.ROOT);
	}

}
