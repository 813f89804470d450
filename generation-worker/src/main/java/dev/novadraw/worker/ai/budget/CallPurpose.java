package dev.novadraw.worker.ai.budget;

import java.util.Locale;

/**
 * The purpose of a call to a provider.
 */
public enum CallPurpose {

	/** Moderation of a client's input. */
	MODERATION_IN,

	/** Generation of the result. */
	GENERATION,

	/** Repair of an answer that broke a rule. */
	REPAIR,

	/** Moderation of a model's output. */
	MODERATION_OUT;

	/**
	 * Returns the name in the ledger and in log lines.
	 */
	public String text() {
		return name().toLowerCase(Locale.ROOT);
	}

}
