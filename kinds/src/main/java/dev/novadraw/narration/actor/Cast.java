package dev.novadraw.narration.actor;

/**
 * The actors of a story.
 *
 * @param hero kind of figure that the hero is
 * @param size appearance of the hero
 * @param trait character of the hero
 * @param heroName name of the hero
 * @param friend kind of figure that the friend is
 * @param friendName name of the friend
 */
public record Cast(Figure hero, Quality size, Quality trait, String heroName, Friend friend, String friendName) {

	/**
	 * The possible second actors of a story.
	 */
	enum Friend {

		/** A part of the drawing in its second colour. */
		COLOUR,

		/** Another part of the drawing in its main colour. */
		SHAPE,

		/** A small dot in the drawing. */
		DOT,

		/** The crayon the drawing was made with. */
		CRAYON,

		/** Any crayon, for a page without a drawing. */
		PEN

	}

	@Override
	public String toString() {
		return "a cast";
	}

}
