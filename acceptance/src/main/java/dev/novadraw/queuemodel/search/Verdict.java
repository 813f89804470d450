package dev.novadraw.queuemodel.search;

import org.jspecify.annotations.Nullable;

import dev.novadraw.queuemodel.world.Design;

/**
 * The result of a search.
 *
 * @param design the design that was searched
 * @param situations the number of different situations
 * @param moves the number of moves between them
 * @param counterExample the shortest path to a violated guarantee, or null if there is
 * none
 */
public record Verdict(Design design, int situations, long moves, @Nullable CounterExample counterExample) {

	public boolean holds() {
		return this.counterExample == null;
	}

}
