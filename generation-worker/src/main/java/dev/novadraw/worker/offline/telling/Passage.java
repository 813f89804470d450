package dev.novadraw.worker.offline.telling;

import java.util.Map;

/**
 * One beat of a story as it will be told, in every language.
 *
 * @param paragraph it belongs to
 * @param optional whether it may be left out
 * @param weight how much it would be missed
 * @param text by language; what was seen still stands between asterisks
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
