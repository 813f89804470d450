package dev.novadraw.narration.script;

import java.util.Map;

/**
 * One beat of a story in its final words, in every language.
 *
 * @param paragraph it belongs to
 * @param optional whether it may be left out
 * @param weight higher is kept first
 * @param text by language; parts of the drawing are between asterisks
 */
public record Passage(int paragraph, boolean optional, int weight, Map<String, String> text) {

	public Passage {
		text = Map.copyOf(text);
	}

	public int words(String language) {
		return Wordage.count(in(language));
	}

	public String in(String language) {
		return this.text.getOrDefault(language, "");
	}

}
