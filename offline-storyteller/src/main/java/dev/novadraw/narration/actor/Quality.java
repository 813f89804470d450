package dev.novadraw.narration.actor;

/**
 * An adjective for the size of the hero, with the German stem that endings are appended
 * to.
 */
public enum Quality {

	LITTLE("little", "klein"), TINY("tiny", "winzig"), BIG("big", "groß");

	private final String english;

	private final String german;

	Quality(String english, String german) {
		this.english = english;
		this.german = german;
	}

	public String english() {
		return this.english;
	}

	public String german(String ending) {
		return this.german + ending;
	}

}
