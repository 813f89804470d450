package dev.novadraw.kind.text;

import dev.novadraw.engine.kind.Language;

/**
 * How easy a text is: in English the Flesch-Kincaid grade (school years, the lower the
 * easier), in German Amstad's reading ease (up to about 120, the higher the easier). A
 * hint and no rule, since syllables are counted by rule of thumb.
 */
public final class Readability {

	private static final double MAX_GRADE = 3.5;

	private static final double LOWEST_EASE = 70;

	private Readability() {
	}

	/**
	 * The measure of the text's language; that of no words is 0.
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
	 * Whether a text so measured is easy enough to be read to children of 4 to 7.
	 */
	public static boolean isEasy(double measure, Language language) {
		return switch (language) {
			case EN -> measure <= MAX_GRADE;
			case DE -> measure >= LOWEST_EASE;
		};
	}

}
