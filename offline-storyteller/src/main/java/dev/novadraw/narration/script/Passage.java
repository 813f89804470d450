package dev.novadraw.narration.script;

import java.util.Map;

/**
 * One step of a story in its final words, in every language.
 *
 * @param paragraph the number of its paragraph
 * @param use the stories that contain it
 * @param text the words by language
 */
public record Passage(int paragraph, Step.Use use, Map<String, String> text) {

	public Passage {
		text = Map.copyOf(text);
	}

	public int words(String language) {
		return WordRange.count(in(language).replace('\u00a0', ' '));
	}

	public String in(String language) {
		return this.text.getOrDefault(language, "");
	}

}
