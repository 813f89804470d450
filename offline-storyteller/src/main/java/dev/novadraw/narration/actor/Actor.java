package dev.novadraw.narration.actor;

import org.jspecify.annotations.Nullable;

import dev.novadraw.narration.lexicon.Category;
import dev.novadraw.narration.lexicon.Noun;
import dev.novadraw.narration.lexicon.Thing;

/**
 * A character, an object or a place of a story.
 *
 * @param thing what it is
 * @param name its name, or null
 * @param drawn true if it is in the drawing, false if the plot brings it along
 */
public record Actor(Thing thing, @Nullable String name, boolean drawn) {

	public Noun noun() {
		return this.thing.noun();
	}

	/**
	 * Returns true if the drawing shows what the story calls it; nobody sees a riddle.
	 */
	public boolean isSeen() {
		return this.drawn && noun().category() != Category.MYSTERY;
	}

	@Override
	public String toString() {
		return "an actor";
	}

}
