package dev.novadraw.narration.actor;

/**
 * The gender of a German noun, with its articles, pronouns and endings.
 */
enum Gender {

	MASCULINE("der", "ein", "einen", "er", "ihn", "er", "en"),

	FEMININE("die", "eine", "eine", "sie", "sie", "e", "e");

	private final String the;

	private final String a;

	private final String aAccusative;

	private final String pronoun;

	private final String pronounAccusative;

	private final String ending;

	private final String endingAccusative;

	Gender(String the, String a, String aAccusative, String pronoun, String pronounAccusative, String ending,
			String endingAccusative) {
		this.the = the;
		this.a = a;
		this.aAccusative = aAccusative;
		this.pronoun = pronoun;
		this.pronounAccusative = pronounAccusative;
		this.ending = ending;
		this.endingAccusative = endingAccusative;
	}

	String the() {
		return this.the;
	}

	String a() {
		return this.a;
	}

	String aAccusative() {
		return this.aAccusative;
	}

	String pronoun() {
		return this.pronoun;
	}

	String pronounAccusative() {
		return this.pronounAccusative;
	}

	/**
	 * Returns the ending of an adjective after "ein", as subject.
	 */
	String ending() {
		return this.ending;
	}

	/**
	 * Returns the ending of an adjective after "einen", as object.
	 */
	String endingAccusative() {
		return this.endingAccusative;
	}

}
