package dev.novadraw.narration.lexicon;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * The category of a noun, which decides the roles it can have in a story.
 */
public enum Category {

	ANIMAL, BIRD, SEA, INSECT, PERSON, FANTASY, VEHICLE, PLANT, FOOD, BUILDING, THING, TOY, CLOTHING, SKY, NATURE,
	PLACE, BODY,

	/** Something that nobody named or recognized. */
	MYSTERY,

	/** An empty page. */
	BLANK,

	/** A page that is painted all over. */
	PAINTED;

	private static final Set<Category> NAMED = EnumSet.of(ANIMAL, BIRD, SEA, INSECT, FANTASY, VEHICLE, FOOD, THING, TOY,
			CLOTHING, MYSTERY);

	private static final Set<Category> HELPERS = EnumSet.of(ANIMAL, BIRD, SEA, INSECT, PERSON, FANTASY, VEHICLE, FOOD,
			TOY, THING, CLOTHING);

	private static final Set<Category> PLACES = EnumSet.of(NATURE, PLACE, BUILDING);

	static Category of(String code) {
		return valueOf(code.toUpperCase(Locale.ROOT));
	}

	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Returns true if a hero of this category gets a name of its own.
	 */
	public boolean isNamed() {
		return NAMED.contains(this);
	}

	/**
	 * Returns true if it can come along and talk.
	 */
	public boolean canHelp() {
		return HELPERS.contains(this);
	}

	/**
	 * Returns true if a story can happen there.
	 */
	public boolean isPlace() {
		return PLACES.contains(this);
	}

}
