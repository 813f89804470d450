package dev.novadraw.engine.kind;

import java.util.Locale;

/**
 * What is being done in an attempt.
 */
public enum Stage {

	/** The one picture is made of what was uploaded. */
	PREPARING,

	/** What came in is looked at, whether it is for children. */
	CHECKING,

	/** A model generates the result. */
	WRITING,

	/** What came out is looked at, whether it is for children. */
	REVIEWING;

	/**
	 * As it stands in tables and answers.
	 */
	public String text() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * What to tell people.
	 */
	public String sentence() {
		return switch (this) {
			case PREPARING -> "The drawing is being prepared.";
			case CHECKING -> "The request is being checked.";
			case WRITING -> "It is being made.";
			case REVIEWING -> "The result is being checked.";
		};
	}

}
