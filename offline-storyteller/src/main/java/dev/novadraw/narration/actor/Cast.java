package dev.novadraw.narration.actor;

/**
 * The characters of a story.
 *
 * @param hero the kind of figure of the hero
 * @param size the appearance of the hero
 * @param trait the character trait of the hero
 * @param heroName the name of the hero
 * @param friend the kind of friend
 * @param friendName the name of the friend
 */
public record Cast(Figure hero, Quality size, Quality trait, String heroName, Friend friend, String friendName) {

	/**
	 * The possible friends of the hero.
	 */
	enum Friend {

		/** A part of the drawing in its second colour. */
		COLOUR,

		/** Another part of the drawing in its main colour. */
		SHAPE,

		/** A small dot in the drawing. */
		DOT,

		/** The crayon used for the drawing. */
		CRAYON,

		/** Any crayon, for a page without a drawing. */
		PEN

	}

	@Override
	public String toString() {
		return "a cast";
	}

}
