package dev.novadraw.narration.language;

import dev.novadraw.narration.lexicon.Gender;

/**
 * The endings of German articles and adjectives before a noun of one gender in one case.
 */
record Declension(Gender gender, Case grammaticalCase) {

	String definiteArticle() {
		return switch (this.grammaticalCase) {
			case NOMINATIVE -> select("der", "die", "das");
			case ACCUSATIVE -> select("den", "die", "das");
			case DATIVE -> select("dem", "der", "dem");
		};
	}

	String indefiniteArticle() {
		return switch (this.grammaticalCase) {
			case NOMINATIVE -> select("ein", "eine", "ein");
			case ACCUSATIVE -> select("einen", "eine", "ein");
			case DATIVE -> select("einem", "einer", "einem");
		};
	}

	String endingAfterDefinite() {
		return switch (this.grammaticalCase) {
			case NOMINATIVE -> "e";
			case ACCUSATIVE -> select("en", "e", "e");
			case DATIVE -> "en";
		};
	}

	String endingAfterIndefinite() {
		return switch (this.grammaticalCase) {
			case NOMINATIVE -> select("er", "e", "es");
			case ACCUSATIVE -> select("en", "e", "es");
			case DATIVE -> "en";
		};
	}

	/**
	 * Returns the ending of an adjective without article before a singular.
	 */
	String endingAlone() {
		return (this.grammaticalCase == Case.DATIVE) ? select("em", "er", "em") : endingAfterIndefinite();
	}

	String endingOfPlural() {
		return (this.grammaticalCase == Case.DATIVE) ? "en" : "e";
	}

	private String select(String masculine, String feminine, String neuter) {
		return switch (this.gender) {
			case MASCULINE -> masculine;
			case FEMININE -> feminine;
			case NEUTER -> neuter;
			case PLURAL, UNKNOWN -> throw new IllegalStateException("A " + this.gender + " has no singular article");
		};
	}

}
