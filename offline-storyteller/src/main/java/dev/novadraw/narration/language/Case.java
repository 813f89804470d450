package dev.novadraw.narration.language;

/**
 * A German case that stories need.
 */
enum Case {

	NOMINATIVE, ACCUSATIVE, DATIVE;

	/**
	 * Returns the case that a masculine article shows.
	 */
	static Case ofArticle(String article) {
		return switch (article) {
			case "der", "ein" -> NOMINATIVE;
			case "den", "einen" -> ACCUSATIVE;
			case "dem", "einem" -> DATIVE;
			default -> throw new IllegalArgumentException(
					"Articles of slots are der, den, dem, ein, einen and einem, not " + article);
		};
	}

}
