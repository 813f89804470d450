package dev.novadraw.engine.kind;

import java.util.Locale;

/**
 * A stage of an attempt.
 */
public enum Stage {

	/** The upload is normalized. */
	PREPARING,

	/** The input is moderated. */
	CHECKING,

	/** A model generates the result. */
	WRITING,

	/** The result is moderated. */
	REVIEWING;

	/**
	 * Returns the name in tables and responses.
	 */
	public String text() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Returns a sentence for people.
	 */
	public String sentence() {
		return switch (this) {
			case PREPARING -> "The drawing is being prepared.";
			case CHECKING -> "The request is being checked.";
			case WRITING -> "The result is being generated.";
			case REVIEWING -> "The result is being checked.";
		};
	}

}
