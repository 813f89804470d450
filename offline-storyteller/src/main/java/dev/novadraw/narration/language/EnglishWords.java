package dev.novadraw.narration.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import dev.novadraw.narration.actor.Actor;
import dev.novadraw.narration.actor.Cast;
import dev.novadraw.narration.lexicon.Category;
import dev.novadraw.narration.lexicon.Noun;
import dev.novadraw.narration.lexicon.Thing;
import dev.novadraw.vision.Impression;
import dev.novadraw.vision.Place;
import dev.novadraw.vision.color.Crayon;

/**
 * The words for the slots of the English wordings.
 */
final class EnglishWords extends Words {

	private static final List<String> NUMBERS = List.of("some", "one", "two", "three", "four", "five", "six", "seven",
			"eight", "nine", "ten");

	private static final Set<String> SMALL_IN_TITLES = Set.of("a", "an", "and", "as", "at", "by", "for", "from", "in",
			"of", "on", "the", "to", "with");

	// By sound: "a unicorn", "a UFO", "an hour".
	private static final Pattern VOWEL = Pattern
		.compile("(?!uni|use|euro|ufo|one\\b|UFO)(?:[aeiouAEIOU]|hour|x-ray|X-ray).*");

	EnglishWords(Cast cast, Impression impression) {
		super(cast, values(cast, impression));
		observeColours(cast, impression);
	}

	private void observeColours(Cast cast, Impression impression) {
		observe(PaperWords.english(impression.paper()) + " paper");
		Colours.ofPage(cast, impression).forEach(colour -> observe(colour.english()));
		observe(PaperWords.english(impression.paper()) + " page");
	}

	private static Map<String, String> values(Cast cast, Impression impression) {
		Map<String, String> values = new HashMap<>();
		List<String> colours = Colours.ofPage(cast, impression).stream().map(Crayon::english).toList();
		values.put("colours", list(Colours.first(colours), " and "));
		values.put("more", list(Colours.rest(colours), " and "));
		values.put("paper", PaperWords.english(impression.paper()));
		values.put("where", place(impression.composition().place()));
		values.put("count", number(impression.composition().shapes()));
		String name = cast.hero().name();
		values.put("name", (name != null) ? oneWord(name) : "");
		Noun.Sound sound = cast.hero().noun().sound();
		values.put("sound", (sound != null) ? sound.english() : "");
		return values;
	}

	private static String number(int count) {
		return (count < NUMBERS.size()) ? NUMBERS.get(count) : "many";
	}

	@Override
	public String title(String wording) {
		StringBuilder title = new StringBuilder();
		for (String word : fill(wording, true).split(" ")) {
			boolean small = !title.isEmpty() && SMALL_IN_TITLES.contains(word);
			title.append(title.isEmpty() ? "" : " ").append(small ? word : capitalized(word));
		}
		return title.toString();
	}

	@Override
	char openingQuote() {
		return '“';
	}

	@Override
	char closingQuote() {
		return '”';
	}

	@Override
	boolean isIndefinite(Slot slot) {
		return slot.article().equals("a");
	}

	@Override
	boolean lacksSingular(Actor actor) {
		return actor.noun().hasOnlyEnglishPlural() || actor.noun().isEnglishName();
	}

	@Override
	String unnamedChild(Slot slot) {
		return isIndefinite(slot) ? "a child" : "the child";
	}

	@Override
	String phrase(Slot slot, Actor actor) {
		Noun noun = actor.noun();
		List<String> adjectives = new ArrayList<>(slot.adjectives());
		if (slot.look()) {
			adjectives.addAll(look());
		}
		boolean many = isIndefinite(slot) && !actor.thing().isOne();
		String words = with(adjectives, many ? plural(noun) : noun.english());
		if (actor.isSeen()) {
			observe(words);
			observe(noun.english());
		}
		if (!isIndefinite(slot)) {
			return noun.isEnglishName() ? words : "the " + words;
		}
		return determined(actor.thing(), words);
	}

	private List<String> look() {
		List<String> adjectives = new ArrayList<>(List.of(this.cast.look().size().english()));
		Crayon colour = this.cast.look().colour();
		if (colour != null) {
			adjectives.add(colour.english());
		}
		return adjectives;
	}

	private static String with(List<String> adjectives, String noun) {
		return adjectives.isEmpty() ? noun : String.join(" ", adjectives) + " " + noun;
	}

	private static String plural(Noun noun) {
		String plural = noun.englishPlural();
		return (plural != null) ? plural : noun.english();
	}

	private static String determined(Thing thing, String words) {
		Noun noun = thing.noun();
		if (noun.isEnglishName()) {
			return words;
		}
		if (thing.count() > 1) {
			return number(thing.count()) + " " + words;
		}
		if (noun.hasOnlyEnglishPlural() && thing.isOne()) {
			return unit(noun.category()) + words;
		}
		if (!thing.isOne() || noun.englishPlural() == null) {
			return "some " + words;
		}
		return article(words) + " " + words;
	}

	private static String unit(Category category) {
		return (category == Category.CLOTHING || category == Category.THING) ? "a pair of " : "a set of ";
	}

	static String article(String words) {
		return VOWEL.matcher(words).matches() ? "an" : "a";
	}

	private static String place(Place place) {
		return switch (place) {
			case TOP_LEFT -> "high on the left";
			case TOP -> "at the top";
			case TOP_RIGHT -> "high on the right";
			case LEFT -> "on the left";
			case MIDDLE -> "in the middle";
			case RIGHT -> "on the right";
			case BOTTOM_LEFT -> "low on the left";
			case BOTTOM -> "at the bottom";
			case BOTTOM_RIGHT -> "low on the right";
		};
	}

}
