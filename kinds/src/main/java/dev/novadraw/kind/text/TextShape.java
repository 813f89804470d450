package dev.novadraw.kind.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * The shape of a text: whether it is whole, and not the same again and again.
 */
public final class TextShape {

	private static final String END_MARKS = ".!?…";

	private static final String CLOSING_MARKS = "\"'”“’‘»«)";

	// A refrain may come again, and a small part of the story.
	private static final double MAX_REPEATED = 0.4;

	private static final int SHORT_SENTENCE = 3;

	private static final double MIN_DISTINCT = 0.2;

	private TextShape() {
	}

	/**
	 * Returns true if a text ends in the middle of a sentence.
	 */
	public static boolean isCut(String text) {
		String rest = text.strip();
		int end = rest.length();
		while (end > 0 && CLOSING_MARKS.indexOf(rest.charAt(end - 1)) >= 0) {
			end--;
		}
		return !rest.isEmpty() && (end == 0 || END_MARKS.indexOf(rest.charAt(end - 1)) < 0);
	}

	/**
	 * Returns true if a text consists of few sentences or words that come again and
	 * again.
	 */
	public static boolean isRepetitive(String text) {
		Words words = Words.of(text);
		return words.count() > 0 && (repeatedWords(text) > MAX_REPEATED * words.count()
				|| new HashSet<>(words.words()).size() < MIN_DISTINCT * words.count());
	}

	private static int repeatedWords(String text) {
		Map<Words, Integer> times = new HashMap<>();
		int repeated = 0;
		for (Words words : Sentences.of(text).paragraphs().stream().flatMap(List::stream).map(Words::of).toList()) {
			int before = times.merge(words, 1, Integer::sum) - 1;
			if (before > 0 && words.count() >= SHORT_SENTENCE) {
				repeated += words.count();
			}
		}
		return repeated;
	}

}
