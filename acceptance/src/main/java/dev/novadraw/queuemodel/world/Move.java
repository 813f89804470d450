package dev.novadraw.queuemodel.world;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.novadraw.queuemodel.Transition;

/**
 * A possible next move.
 *
 * @param by the actor
 * @param step the step of the job's row, or null if the row does not change
 * @param reason the reason of the step in the log, or null
 * @param job the number of the job
 * @param after the resulting situation
 * @param words a description for the reader
 */
public record Move(Actor by, @Nullable Transition step, @Nullable String reason, int job, Situation after,
		Supplier<String> words) {

	/** Creates a move that changes no row. */
	public static Move of(Actor by, Situation after, Supplier<String> words) {
		return new Move(by, null, null, 0, after, words);
	}

	boolean isBy(int slot) {
		return this.by == Actor.slot(slot);
	}

}
