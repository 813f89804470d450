package dev.novadraw.kind.story.narration;

import java.util.Map;

/**
 * One beat of a story in its final words, in every language.
 *
 * @param paragraph it belongs to
 * @param optional whether it may be left out
 * @param weight higher is kept first
 * @param text by language; parts of the drawing are between asterisks
 */
record Passage(int paragraph, boolean optional, int weight, Map<String, String> text) {

	Passage {
		text = Map.copyOf(text);
	}

	int words(String language) {
		return Wordage.count(in(language));
	}

	String in(String language) {
		return this.text.getOrDefault(language, "");
	}

}
