package dev.novadraw.narration.lexicon;

/**
 * The gender of a German noun.
 */
public enum Gender {

	MASCULINE, FEMININE, NEUTER,

	/** A noun without singular. */
	PLURAL,

	/** The gender of an unknown word, which is used as a name. */
	UNKNOWN;

	/**
	 * Returns the gender of a noun by its article in the lexicon.
	 */
	static Gender ofArticle(String article) {
		return switch (article) {
			case "der" -> MASCULINE;
			case "die" -> FEMININE;
			case "das" -> NEUTER;
			default -> throw new IllegalArgumentException("Articles are der, die and das, not " + article);
		};
	}

}
