package dev.novadraw.narration.actor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.novadraw.vision.Composition;
import dev.novadraw.vision.Impression;
import dev.novadraw.vision.Place;
import dev.novadraw.vision.color.Tint;
import dev.novadraw.vision.paper.PaperTone;

/**
 * The words for the slots of the English wordings.
 */
public final class EnglishWords {

	private static final List<String> NUMBERS = List.of("no", "one", "two", "three", "four", "five", "six", "seven",
			"eight", "nine");

	private EnglishWords() {
	}

	public static Map<String, String> of(Impression impression, Cast cast) {
		Map<String, String> words = new HashMap<>();
		words.put("hero", cast.heroName());
		words.put("friend", cast.friendName());
		words.put("trait", cast.trait().english());
		words.put("noun", cast.hero().english());
		words.put("noun2", noun(cast.friend(), impression.composition()));
		words.put("move", cast.hero().move());
		words.put("moved", cast.hero().moved());
		words.put("sound", cast.hero().sound());
		words.put("place", place(impression.composition().place()));
		words.put("paper", tone(impression.paper()) + " paper");
		words.put("count", number(impression.composition().shapes()));
		words.put("a", "a");
		words.put("np", cast.size().english() + " " + colour(impression) + " " + cast.hero().english());
		colours(words, impression);
		return words;
	}

	private static String colour(Impression impression) {
		return impression.blank() ? tone(impression.paper()) : impression.mainColour().english();
	}

	private static void colours(Map<String, String> words, Impression impression) {
		List<String> names = new ArrayList<>();
		for (Tint tint : impression.colours()) {
			String name = tint.crayon().english();
			names.add(name);
			words.put("c" + names.size(), name);
			words.put("C" + names.size(), Character.toUpperCase(name.charAt(0)) + name.substring(1));
			words.put("a" + names.size(), name.startsWith("o") ? "an" : "a");
		}
		if (names.size() > 2) {
			words.put("others", list(names.subList(1, names.size()), " and "));
		}
	}

	/**
	 * Joins words with commas, and the last one with a conjunction.
	 */
	static String list(List<String> words, String and) {
		return String.join(", ", words.subList(0, words.size() - 1)) + and + words.getLast();
	}

	private static String noun(Cast.Friend friend, Composition composition) {
		return composition.stroke() == Composition.Stroke.FILLED ? "patch" : "line";
	}

	private static String number(int count) {
		return count < NUMBERS.size() ? NUMBERS.get(count) : "many";
	}

	private static String tone(PaperTone paper) {
		return switch (paper) {
			case WHITE -> "white";
			case PALE -> "pale";
			case CREAM -> "cream";
			case GREY -> "grey";
			case BLACK -> "black";
			case RED -> "red";
			case ORANGE -> "orange";
			case YELLOW -> "yellow";
			case GREEN -> "green";
			case BLUE -> "blue";
			case PURPLE -> "purple";
			case PINK -> "pink";
			case KRAFT -> "brown";
			case HIDDEN -> "colourful";
		};
	}

	private static String place(Place place) {
		return switch (place) {
			case TOP_LEFT -> "high up on the left";
			case TOP -> "right at the top";
			case TOP_RIGHT -> "high up on the right";
			case LEFT -> "over on the left";
			case MIDDLE -> "right in the middle";
			case RIGHT -> "over on the right";
			case BOTTOM_LEFT -> "down on the left";
			case BOTTOM -> "right at the bottom";
			case BOTTOM_RIGHT -> "down on the right";
		};
	}

}
