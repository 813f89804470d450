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
 * The words for the slots of the German wordings, declined.
 */
public final class GermanWords {

	private static final List<String> ENDINGS = List.of("e", "er", "es", "en", "em");

	private static final List<String> NUMBERS = List.of("keine", "eine", "zwei", "drei", "vier", "fünf", "sechs",
			"sieben", "acht", "neun");

	private GermanWords() {
	}

	public static Map<String, String> of(Impression impression, Cast cast) {
		Map<String, String> words = new HashMap<>();
		Gender gender = cast.hero().gender();
		words.put("hero", cast.heroName());
		words.put("friend", cast.friendName());
		words.put("noun", cast.hero().german());
		words.put("noun2", impression.composition().stroke() == Composition.Stroke.FILLED ? "Fleck" : "Strich");
		words.put("moved", cast.hero().germanMoved());
		words.put("sound", cast.hero().germanSound());
		words.put("place", place(impression.composition().place()));
		words.put("paper", tone(impression.paper(), "em") + " Papier");
		words.put("count", number(impression.composition().shapes()));
		words.put("traits", cast.trait().german(gender.ending()));
		words.put("np", nounPhrase(impression, cast, gender.ending()));
		words.put("npa", nounPhrase(impression, cast, gender.endingAccusative()));
		pronouns(words, gender);
		colours(words, impression);
		return words;
	}

	private static void pronouns(Map<String, String> words, Gender gender) {
		words.put("Der", capitalised(gender.the()));
		words.put("ein", gender.a());
		words.put("einen", gender.aAccusative());
		words.put("er", gender.pronoun());
		words.put("Er", capitalised(gender.pronoun()));
		words.put("ihn", gender.pronounAccusative());
	}

	private static String nounPhrase(Impression impression, Cast cast, String ending) {
		String colour = impression.blank() ? tone(impression.paper(), ending) : impression.mainColour().german(ending);
		return cast.size().german(ending) + " " + colour + " " + cast.hero().german();
	}

	private static void colours(Map<String, String> words, Impression impression) {
		List<String> nouns = new ArrayList<>();
		for (Tint tint : impression.colours()) {
			nouns.add(tint.crayon().germanNoun());
			words.put("c" + nouns.size(), tint.crayon().german(""));
			words.put("C" + nouns.size(), tint.crayon().germanNoun());
			for (String ending : ENDINGS) {
				words.put("c" + nouns.size() + ending, tint.crayon().german(ending));
			}
		}
		if (nouns.size() > 2) {
			words.put("others", EnglishWords.list(nouns.subList(1, nouns.size()), " und "));
		}
	}

	private static String capitalised(String word) {
		return Character.toUpperCase(word.charAt(0)) + word.substring(1);
	}

	private static String number(int count) {
		return count < NUMBERS.size() ? NUMBERS.get(count) : "viele";
	}

	private static String tone(PaperTone paper, String ending) {
		return switch (paper) {
			case WHITE -> "weiß" + ending;
			case PALE -> "hell" + ending;
			case CREAM -> "cremefarben" + ending;
			case GREY -> "grau" + ending;
			case BLACK -> "schwarz" + ending;
			case RED -> "rot" + ending;
			case ORANGE -> "orangefarben" + ending;
			case YELLOW -> "gelb" + ending;
			case GREEN -> "grün" + ending;
			case BLUE -> "blau" + ending;
			case PURPLE -> "lilafarben" + ending;
			case PINK -> "rosafarben" + ending;
			case KRAFT -> "braun" + ending;
			case HIDDEN -> "bunt" + ending;
		};
	}

	private static String place(Place place) {
		return switch (place) {
			case TOP_LEFT -> "oben links";
			case TOP -> "ganz oben";
			case TOP_RIGHT -> "oben rechts";
			case LEFT -> "drüben links";
			case MIDDLE -> "genau in der Mitte";
			case RIGHT -> "drüben rechts";
			case BOTTOM_LEFT -> "unten links";
			case BOTTOM -> "ganz unten";
			case BOTTOM_RIGHT -> "unten rechts";
		};
	}

}
