package dev.novadraw.narration.language;

import java.util.List;

import dev.novadraw.narration.actor.Cast;
import dev.novadraw.vision.Impression;
import dev.novadraw.vision.color.Crayon;
import dev.novadraw.vision.color.Tint;

/**
 * The colours of a page that do not belong to the hero.
 */
public final class Colours {

	private static final int MAX_IN_SENTENCE = 3;

	private Colours() {
	}

	public static List<Crayon> ofPage(Cast cast, Impression impression) {
		return impression.colours()
			.stream()
			.map(Tint::crayon)
			.filter(colour -> colour != cast.look().colour())
			.toList();
	}

	static List<String> first(List<String> colours) {
		return colours.subList(0, Math.min(MAX_IN_SENTENCE, colours.size()));
	}

	static List<String> rest(List<String> colours) {
		return colours.subList(Math.min(MAX_IN_SENTENCE, colours.size()), colours.size());
	}

	/**
	 * Returns true if the page has more colours than one sentence names.
	 */
	public static boolean areMany(List<Crayon> colours) {
		return colours.size() > MAX_IN_SENTENCE;
	}

}
