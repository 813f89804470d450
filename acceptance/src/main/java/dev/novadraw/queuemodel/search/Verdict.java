package dev.novadraw.queuemodel.search;

import org.jspecify.annotations.Nullable;

import dev.novadraw.queuemodel.world.Design;

/**
 * What a search has found.
 *
 * @param design what was searched
 * @param situations how many different situations were looked at
 * @param moves how many moves between them
 * @param counterExample the shortest way to a broken promise, null if there is none
 */
public record Verdict(Design design, int situations, long moves, @Nullable CounterExample counterExample) {

	public boolean holds() {
		return this.counterExample == null;
	}

}
