package dev.novadraw.narration.actor;

/**
 * An adjective for the hero, with the German stem that endings are appended to.
 */
enum Quality {

	LITTLE("little", "klein"), TINY("tiny", "winzig"), BIG("big", "groß"), LONG("long", "lang"),
	BOLD("bold", "kräftig"), FINE("fine", "fein"), QUIET("quiet", "still"), ROUND("round", "rund"),

	CURIOUS("curious", "neugierig"), CHEERFUL("cheerful", "fröhlich"), GENTLE("gentle", "sanft"),
	BRAVE("brave", "mutig"), PLAYFUL("playful", "verspielt"), CLEVER("clever", "schlau");

	private final String english;

	private final String german;

	Quality(String english, String german) {
		this.english = english;
		this.german = german;
	}

	String english() {
		return this.english;
	}

	String german(String ending) {
		return this.german + ending;
	}

}
