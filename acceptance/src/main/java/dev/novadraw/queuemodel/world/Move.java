package dev.novadraw.queuemodel.world;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.novadraw.queuemodel.Transition;

/**
 * One thing that can happen next.
 *
 * @param by who does it
 * @param step what it does to the row of the job, null if nothing
 * @param reason what the log would give as the reason of that step
 * @param job whose row it is
 * @param after what comes of it
 * @param words what happens, for a reader
 */
public record Move(Actor by, @Nullable Transition step, @Nullable String reason, int job, Situation after,
		Supplier<String> words) {

	/** A move that changes no row. */
	public static Move of(Actor by, Situation after, Supplier<String> words) {
		return new Move(by, null, null, 0, after, words);
	}

	boolean isBy(int slot) {
		return this.by == Actor.slot(slot);
	}

}
