package dev.novadraw.kind.text;

import dev.novadraw.engine.kind.Language;

/**
 * The ease of reading of a text. In English it is the Flesch-Kincaid grade (school years,
 * lower is easier), in German Amstad's reading ease (up to about 120, higher is easier).
 * It is a hint rather than a rule, since the syllable count is approximate.
 */
public final class Readability {

	private static final double MAX_GRADE = 3.5;

	private static final double MIN_EASE = 70;

	private Readability() {
	}

	/**
	 * Returns the measure for the text's language; 0 for a text without words.
	 */
	public static double of(String text, Language language) {
		Words words = Words.of(text);
		if (words.count() == 0) {
			return 0;
		}
		int sentences = Sentences.of(text).paragraphs().stream().mapToInt((paragraph) -> paragraph.size()).sum();
		double wordsInSentence = (double) words.count() / sentences;
		double syllablesInWord = (double) Syllables.in(words, language) / words.count();
		return switch (language) {
			case EN -> 0.39 * wordsInSentence + 11.8 * syllablesInWord - 15.59;
			case DE -> 180 - wordsInSentence - 58.5 * syllablesInWord;
		};
	}

	/**
	 * Returns true if a text of this measure is easy enough to be read to children of 4
	 * to 7.
	 */
	public static boolean isEasy(double measure, Language language) {
		return switch (language) {
			case EN -> measure <= MAX_GRADE;
			case DE -> measure >= MIN_EASE;
		};
	}

}
