package dev.novadraw.narration.language;

import java.util.Map;
import java.util.Set;

import dev.novadraw.vision.paper.PaperTone;

/**
 * The words for the tone of paper. The tones are looked up by name, so that a tone
 * without a word is plainly "colourful".
 */
final class PaperWords {

	private static final Map<String, String> ENGLISH = Map.ofEntries(Map.entry("WHITE", "white"),
			Map.entry("PALE", "pale"), Map.entry("CREAM", "cream"), Map.entry("GREY", "grey"),
			Map.entry("BLACK", "black"), Map.entry("RED", "red"), Map.entry("ORANGE", "orange"),
			Map.entry("YELLOW", "yellow"), Map.entry("GREEN", "green"), Map.entry("BLUE", "blue"),
			Map.entry("PURPLE", "purple"), Map.entry("PINK", "pink"), Map.entry("KRAFT", "brown"));

	private static final Map<String, String> GERMAN = Map.ofEntries(Map.entry("WHITE", "weiß"),
			Map.entry("PALE", "hell"), Map.entry("CREAM", "cremefarben"), Map.entry("GREY", "grau"),
			Map.entry("BLACK", "schwarz"), Map.entry("RED", "rot"), Map.entry("ORANGE", "orange"),
			Map.entry("YELLOW", "gelb"), Map.entry("GREEN", "grün"), Map.entry("BLUE", "blau"),
			Map.entry("PURPLE", "lila"), Map.entry("PINK", "rosa"), Map.entry("KRAFT", "braun"));

	private static final Set<String> NOT_DECLINED = Set.of("ORANGE", "PURPLE", "PINK");

	private PaperWords() {
	}

	static String english(PaperTone paper) {
		return ENGLISH.getOrDefault(paper.name(), "colourful");
	}

	static String german(PaperTone paper, String ending) {
		String stem = GERMAN.getOrDefault(paper.name(), "bunt");
		return NOT_DECLINED.contains(paper.name()) ? stem : stem + ending;
	}

}
