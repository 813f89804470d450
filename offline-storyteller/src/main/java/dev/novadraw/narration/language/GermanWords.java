package dev.novadraw.narration.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import dev.novadraw.narration.actor.Actor;
import dev.novadraw.narration.actor.Cast;
import dev.novadraw.narration.lexicon.Gender;
import dev.novadraw.narration.lexicon.Noun;
import dev.novadraw.narration.lexicon.Thing;
import dev.novadraw.vision.Impression;
import dev.novadraw.vision.Place;
import dev.novadraw.vision.color.Crayon;

/**
 * The words for the slots of the German wordings, declined. Slots are written in the
 * masculine form; gender and number of the noun decide what stands there.
 */
final class GermanWords extends Words {

	private static final List<String> NUMBERS = List.of("ein paar", "eine", "zwei", "drei", "vier", "fünf", "sechs",
			"sieben", "acht", "neun", "zehn");

	private static final Map<String, String> CONTRACTIONS = Map.of("zu dem", "zum", "zu der", "zur", "bei dem", "beim",
			"von dem", "vom", "an dem", "am", "in dem", "im");

	private static final Pattern CONTRACTION = Pattern
		.compile("(?<!\\p{L})(?:zu dem|zu der|bei dem|von dem|an dem|in dem)(?= \\p{Lu})");

	GermanWords(Cast cast, Impression impression) {
		super(cast, values(cast, impression));
		Colours.ofPage(cast, impression).forEach(colour -> observe(colour.germanNoun()));
		observe(PaperWords.german(impression.paper(), "es") + " Papier");
		observe(PaperWords.german(impression.paper(), "e") + " Seite");
	}

	// "zu der Katze" is "zur Katze".
	@Override
	String contracted(String text) {
		return CONTRACTION.matcher(text).replaceAll((match) -> CONTRACTIONS.getOrDefault(match.group(), match.group()));
	}

	private static Map<String, String> values(Cast cast, Impression impression) {
		Map<String, String> values = new HashMap<>();
		List<String> colours = Colours.ofPage(cast, impression).stream().map(Crayon::germanNoun).toList();
		values.put("colours", list(Colours.first(colours), " und "));
		values.put("more", list(Colours.rest(colours), " und "));
		values.put("paper", PaperWords.german(impression.paper(), "e"));
		values.put("where", place(impression.composition().place()));
		values.put("count", number(impression.composition().shapes()));
		String name = cast.hero().name();
		values.put("name", (name != null) ? oneWord(name) : "");
		Noun.Sound sound = cast.hero().noun().sound();
		values.put("sound", (sound != null) ? sound.german() : "");
		return values;
	}

	private static String number(int count) {
		return (count < NUMBERS.size()) ? NUMBERS.get(count) : "viele";
	}

	@Override
	char openingQuote() {
		return '„';
	}

	@Override
	char closingQuote() {
		return '“';
	}

	@Override
	boolean isIndefinite(Slot slot) {
		return slot.article().startsWith("ein");
	}

	@Override
	boolean lacksSingular(Actor actor) {
		Gender gender = actor.noun().gender();
		return gender == Gender.PLURAL || gender == Gender.UNKNOWN;
	}

	@Override
	String unnamedChild(Slot slot) {
		boolean dative = slot.suffix().equals("D") || slot.article().equals("einem");
		if (isIndefinite(slot)) {
			return dative ? "einem Kind" : "ein Kind";
		}
		return dative ? "dem Kind" : "das Kind";
	}

	@Override
	String phrase(Slot slot, Actor actor) {
		Noun noun = actor.noun();
		if (actor.isSeen()) {
			observe(noun.german());
		}
		if (noun.isUnknown()) {
			return oneWord(noun.german());
		}
		if (isIndefinite(slot) && !actor.thing().isOne()) {
			return several(slot, actor);
		}
		if (noun.gender() == Gender.PLURAL) {
			return noun.german();
		}
		return singular(slot, actor);
	}

	private String several(Slot slot, Actor actor) {
		Thing thing = actor.thing();
		String ending = new Declension(Gender.PLURAL, Case.ofArticle(slot.article())).endingOfPlural();
		String words = adjectives(slot, ending) + plural(thing.noun());
		observed(actor, words);
		boolean uncounted = thing.noun().gender() == Gender.PLURAL && thing.count() < 2;
		return uncounted ? words : number(thing.count()) + " " + words;
	}

	private static String plural(Noun noun) {
		String plural = noun.germanPlural();
		return (plural != null) ? plural : noun.german();
	}

	private String singular(Slot slot, Actor actor) {
		Noun noun = actor.noun();
		Declension declension = new Declension(noun.gender(), Case.ofArticle(slot.article()));
		String word = (declension.grammaticalCase() == Case.NOMINATIVE) ? noun.german() : noun.oblique();
		boolean uncountable = noun.germanPlural() == null && noun.englishPlural() == null;
		String words = adjectives(slot, ending(slot, declension, uncountable)) + word;
		observed(actor, words);
		if (!isIndefinite(slot)) {
			return declension.definiteArticle() + " " + words;
		}
		return (uncountable ? "etwas" : declension.indefiniteArticle()) + " " + words;
	}

	private String ending(Slot slot, Declension declension, boolean uncountable) {
		if (!isIndefinite(slot)) {
			return declension.endingAfterDefinite();
		}
		return uncountable ? declension.endingAlone() : declension.endingAfterIndefinite();
	}

	private void observed(Actor actor, String words) {
		if (actor.isSeen()) {
			observe(words);
		}
	}

	private String adjectives(Slot slot, String ending) {
		List<String> adjectives = new ArrayList<>();
		for (String adjective : slot.adjectives()) {
			adjectives.add(stem(adjective, slot) + ending);
		}
		if (slot.look()) {
			adjectives.add(this.cast.look().size().german(ending));
			Crayon colour = this.cast.look().colour();
			if (colour != null) {
				adjectives.add(colour.german(ending));
			}
		}
		return adjectives.isEmpty() ? "" : String.join(" ", adjectives) + " ";
	}

	// The slot has the masculine ending.
	private String stem(String adjective, Slot slot) {
		Declension masculine = new Declension(Gender.MASCULINE, Case.ofArticle(slot.article()));
		String ending = isIndefinite(slot) ? masculine.endingAfterIndefinite() : masculine.endingAfterDefinite();
		return adjective.substring(0, adjective.length() - ending.length());
	}

	private static String place(Place place) {
		return switch (place) {
			case TOP_LEFT -> "oben links";
			case TOP -> "ganz oben";
			case TOP_RIGHT -> "oben rechts";
			case LEFT -> "drüben links";
			case MIDDLE -> "in der Mitte";
			case RIGHT -> "drüben rechts";
			case BOTTOM_LEFT -> "unten links";
			case BOTTOM -> "ganz unten";
			case BOTTOM_RIGHT -> "unten rechts";
		};
	}

}
