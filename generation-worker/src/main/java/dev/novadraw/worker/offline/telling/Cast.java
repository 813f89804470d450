package dev.novadraw.worker.offline.telling;

/**
 * Who acts in a story.
 *
 * @param hero what the hero is
 * @param size how the hero looks
 * @param trait how the hero is
 * @param heroName what the hero is called
 * @param friend what the friend is
 * @param friendName what the friend is called
 */
record Cast(Figure hero, Quality size, Quality trait, String heroName, Friend friend, String friendName) {

	/**
	 * What the second one in a story can be.
	 */
	enum Friend {

		/** A part of the drawing in its second colour. */
		COLOUR,

		/** Another part of the drawing in its main colour. */
		SHAPE,

		/** A small dot in the drawing. */
		DOT,

		/** The crayon the drawing was made with, which one knows without seeing it. */
		CRAYON,

		/** Any crayon, for a page without a drawing. */
		PEN

	}

	@Override
	public String toString() {
		return "a cast";
	}

}
