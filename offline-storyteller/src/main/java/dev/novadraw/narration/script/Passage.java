package dev.novadraw.narration.script;

import java.util.Map;

/**
 * One beat of a story in its final words, in every language.
 *
 * @param paragraph the number of its paragraph
 * @param optional true if the story can do without it
 * @param weight the priority when the story is shortened; higher is kept first
 * @param text the words by language, with parts of the drawing between asterisks
 */
public record Passage(int paragraph, boolean optional, int weight, Map<String, String> text) {

	public Passage {
		text = Map.copyOf(text);
	}

	public int words(String language) {
		return WordRange.count(in(language));
	}

	public String in(String language) {
		return this.text.getOrDefault(language, "");
	}

}
