package dev.novadraw.narration.lexicon;

import org.jspecify.annotations.Nullable;

/**
 * A noun in both languages.
 *
 * @param category its category
 * @param english the English singular
 * @param englishPlural the English plural; the same word if there is only one form; null
 * for what cannot be counted
 * @param german the German singular, nominative
 * @param oblique the German singular in the other cases
 * @param gender the German gender
 * @param germanPlural the German plural, or null for what cannot be counted
 * @param sound the sound it makes, or null
 */
public record Noun(Category category, String english, @Nullable String englishPlural, String german, String oblique,
		Gender gender, @Nullable String germanPlural, @Nullable Sound sound) {

	/**
	 * The hero of a drawing in which nothing is known.
	 */
	public static Noun special(Category category, String english, Gender gender, String german) {
		return new Noun(category, english, english + "s", german, german, gender, german, null);
	}

	/**
	 * Returns a word that is not in the lexicon. It is used as a name in both languages.
	 */
	static Noun unknown(String word) {
		return new Noun(Category.THING, word, word, word, word, Gender.UNKNOWN, word, null);
	}

	public boolean isUnknown() {
		return this.gender == Gender.UNKNOWN;
	}

	/**
	 * Returns true for what cannot be counted, such as money; German may have a plural.
	 */
	public boolean isUncountable() {
		return this.englishPlural == null;
	}

	/**
	 * Returns true for an English noun without singular, such as scissors.
	 */
	public boolean hasOnlyEnglishPlural() {
		return this.english.equals(this.englishPlural)
				&& (this.gender == Gender.PLURAL || (this.english.endsWith("s") && !isUnknown()));
	}

	/**
	 * Returns true for an English name, which has no article.
	 */
	public boolean isEnglishName() {
		return isUnknown() || (this.category == Category.FANTASY && this.english.matches("\\p{Lu}\\S* \\p{Lu}\\S*"));
	}

	/**
	 * A sound in both languages.
	 */
	public record Sound(String english, String german) {
	}

}
