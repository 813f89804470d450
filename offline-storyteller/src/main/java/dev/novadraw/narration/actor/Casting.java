package dev.novadraw.narration.actor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.novadraw.narration.lexicon.Category;
import dev.novadraw.narration.lexicon.Gender;
import dev.novadraw.narration.lexicon.Lexicon;
import dev.novadraw.narration.lexicon.Noun;
import dev.novadraw.narration.lexicon.Thing;
import dev.novadraw.vision.Impression;
import dev.novadraw.vision.color.Crayon;
import dev.novadraw.vision.color.Tint;

/**
 * The choice of the characters of a story. The first thing that the child named is the
 * hero; without one it is what was recognized, or something mysterious. Other things are
 * helper and place of the plot if they can be, and surroundings otherwise.
 */
public final class Casting {

	private static final List<String> NAMES = List.of("Pim", "Lumi", "Fipp", "Tibo", "Nanu", "Zilli", "Piko", "Luma",
			"Nori", "Wim", "Juna", "Miko", "Pelle", "Runa", "Tuli", "Zuri", "Nilo", "Suri", "Fino", "Kuno", "Ravi",
			"Lio", "Mika", "Timo", "Yuki", "Bela", "Noa", "Bo", "Tilli", "Oki");

	private static final List<String> OTHER_HELPERS = List.of("snail", "mouse", "crow", "beetle");

	private static final List<Noun> MYSTERIES = List.of(
			Noun.special(Category.MYSTERY, "little something", Gender.NEUTER, "kleine Etwas"),
			Noun.special(Category.MYSTERY, "riddle", Gender.NEUTER, "Rätsel"));

	private static final List<String> SURROUNDINGS = List.of("extra", "extra2");

	private static final double SURE = 0.7;

	private static final double SMALL = 0.12;

	private static final double LARGE = 0.6;

	private final Lexicon lexicon;

	private final Impression impression;

	private final Choice choice;

	private final List<Seen> seen;

	private final List<Thing> drawn;

	private final @Nullable String child;

	/**
	 * Prepares the choice.
	 * @param lexicon the known nouns
	 * @param impression the drawing
	 * @param choice decides where nothing else does
	 * @param named what the child says it drew
	 * @param seen what was recognized
	 * @param child the name of the child, or null
	 */
	public Casting(Lexicon lexicon, Impression impression, Choice choice, List<String> named, List<Seen> seen,
			@Nullable String child) {
		this.lexicon = lexicon;
		this.impression = impression;
		this.choice = choice;
		this.child = child;
		this.seen = List.copyOf(seen);
		this.drawn = drawn(named);
	}

	/**
	 * Returns the names that heroes may get.
	 */
	public static List<String> names() {
		return NAMES;
	}

	private List<Thing> drawn(List<String> named) {
		Map<Noun, Thing> drawn = new LinkedHashMap<>();
		named.stream()
			.map(this.lexicon::thing)
			.filter(Objects::nonNull)
			.map(thing -> (thing.noun().isUnknown() || thing.noun().isUncountable()) ? Thing.one(thing.noun()) : thing)
			.forEach(thing -> drawn.putIfAbsent(thing.noun(), thing));
		for (Seen one : this.seen) {
			Noun noun = this.lexicon.noun(one.noun());
			int count = (int) this.seen.stream().filter(other -> other.noun().equals(one.noun())).count();
			drawn.putIfAbsent(noun, new Thing(noun, count));
		}
		return List.copyOf(drawn.values());
	}

	/**
	 * Returns the subject of the story: the category of its hero.
	 */
	public String subject() {
		return hero().noun().category().code();
	}

	/**
	 * Returns the English noun of the hero.
	 */
	public String noun() {
		return hero().noun().english();
	}

	private Thing hero() {
		if (!this.drawn.isEmpty()) {
			return this.drawn.getFirst();
		}
		if (this.impression.blank()) {
			return Thing.one(Noun.special(Category.BLANK, "page", Gender.FEMININE, "Seite"));
		}
		if (this.impression.painted()) {
			return Thing.one(Noun.special(Category.PAINTED, "page", Gender.FEMININE, "Seite"));
		}
		return Thing.one(this.choice.of(MYSTERIES, "mystery"));
	}

	/**
	 * Returns the cast of a plot.
	 * @param helper the usual helper of the plot
	 * @param place the usual place of the plot, or null if it has none
	 */
	public Cast cast(String helper, @Nullable String place) {
		Thing hero = hero();
		List<Thing> others = new ArrayList<>(
				this.drawn.isEmpty() ? List.of() : this.drawn.subList(1, this.drawn.size()));
		Map<String, Actor> roles = new HashMap<>();
		roles.put(Cast.HERO, new Actor(hero, name(hero), true));
		Thing drawnHelper = taken(others, Category::canHelp);
		roles.put(Cast.HELPER, (drawnHelper != null) ? new Actor(drawnHelper, null, true)
				: new Actor(Thing.one(usualHelper(helper, hero.noun())), null, false));
		if (place != null) {
			Thing drawnPlace = taken(others, Category::isPlace);
			roles.put(Cast.PLACE, (drawnPlace != null) ? new Actor(drawnPlace, null, true)
					: new Actor(Thing.one(this.lexicon.noun(place)), null, false));
		}
		for (int i = 0; i < Math.min(SURROUNDINGS.size(), others.size()); i++) {
			roles.put(SURROUNDINGS.get(i), new Actor(others.get(i), null, true));
		}
		return new Cast(roles, new Cast.Look(size(), colour(hero)), this.child);
	}

	private static @Nullable Thing taken(List<Thing> others, Predicate<Category> suitable) {
		for (Thing other : others) {
			if (other.isOne() && suitable.test(other.noun().category())) {
				others.remove(other);
				return other;
			}
		}
		return null;
	}

	private Noun usualHelper(String helper, Noun hero) {
		List<String> helpers = new ArrayList<>(List.of(helper));
		helpers.addAll(OTHER_HELPERS);
		return helpers.stream().map(this.lexicon::noun).filter(noun -> !noun.equals(hero)).findFirst().orElseThrow();
	}

	private @Nullable String name(Thing hero) {
		if (hero.noun().isUnknown()) {
			return hero.noun().english();
		}
		if (hero.isOne() && !isNamed(hero.noun()) && !hero.noun().hasOnlyEnglishPlural()) {
			return null;
		}
		List<String> names = NAMES.stream().filter(name -> !name.equalsIgnoreCase(this.child)).toList();
		return this.choice.of(names, "name");
	}

	// A child in the drawing must not be confused with the one who drew it, and a name is
	// shorter than "railway station".
	private static boolean isNamed(Noun hero) {
		return hero.category().isNamed() || hero.english().equals("child") || hero.english().indexOf(' ') > 0;
	}

	private Quality size() {
		double size = this.impression.composition().size();
		if (size < SMALL) {
			return Quality.TINY;
		}
		return (size > LARGE) ? Quality.BIG : Quality.LITTLE;
	}

	private @Nullable Crayon colour(Thing hero) {
		for (Seen one : this.seen) {
			if (one.noun().equals(hero.noun().english()) && one.colour() != null && one.colour().colourful()) {
				return one.colour();
			}
		}
		List<Tint> colours = this.impression.colours();
		boolean sure = colours.size() == 1 || (!colours.isEmpty() && colours.getFirst().share() >= SURE);
		boolean fits = hero.noun().category() != Category.MYSTERY && !this.impression.painted();
		return (sure && fits && this.impression.mainColour().colourful()) ? this.impression.mainColour() : null;
	}

}
