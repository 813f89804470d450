package dev.novadraw.narration.script;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * One step of a story in its final words, in every language.
 *
 * @param paragraph the number of its paragraph
 * @param use the stories that contain it
 * @param text the words by language
 */
public record Passage(int paragraph, Step.Use use, Map<String, String> text) {

	// No-break spaces, and joiners of other scripts.
	private static final Pattern SEPARATORS_IN_NAMES = Pattern.compile("[\\u00a0\\u200c\\u200d]");

	public Passage {
		text = Map.copyOf(text);
	}

	/**
	 * Returns the number of words; those of a name count separately, also without a space
	 * between them.
	 */
	public int words(String language) {
		return WordRange.count(SEPARATORS_IN_NAMES.matcher(in(language)).replaceAll(" "));
	}

	public String in(String language) {
		return this.text.getOrDefault(language, "");
	}

}
