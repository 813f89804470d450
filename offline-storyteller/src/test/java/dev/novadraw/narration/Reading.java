package dev.novadraw.narration;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The readability of a text.
 */
public record Reading(String text) {

	private static final Pattern SENTENCE_END = Pattern.compile("[.!?:]+[”“’]*\\s+|\n\n");

	private static final Pattern SYLLABLE = Pattern.compile("[aeiouy]+");

	public int words() {
		return this.text.split("\\s+").length;
	}

	public double wordsPerSentence() {
		List<String> sentences = Arrays.stream(SENTENCE_END.split(this.text)).filter(part -> !part.isBlank()).toList();
		return (double) words() / sentences.size();
	}

	/**
	 * Returns the Flesch–Kincaid grade of an English text.
	 */
	public double grade() {
		int syllables = Arrays.stream(this.text.split("\\s+")).mapToInt(Reading::syllables).sum();
		return 0.39 * wordsPerSentence() + 11.8 * syllables / words() - 15.59;
	}

	private static int syllables(String word) {
		String letters = word.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "").replaceAll("(?<=.)(?<!l)e$", "");
		return Math.max(1, (int) SYLLABLE.matcher(letters).results().count());
	}

}
