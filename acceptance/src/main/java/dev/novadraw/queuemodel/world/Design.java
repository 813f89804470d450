package dev.novadraw.queuemodel.world;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The subject of a search: the actual design, or the design with flaws, within bounds.
 *
 * @param bounds the size of the search
 * @param flaws the flaws of the design; empty for the actual design
 */
public record Design(Bounds bounds, Set<Flaw> flaws) {

	public Design {
		EnumSet<Flaw> copy = EnumSet.noneOf(Flaw.class);
		copy.addAll(flaws);
		flaws = Collections.unmodifiableSet(copy);
	}

	public static Design ours(Bounds bounds) {
		return new Design(bounds, Set.of());
	}

	public static Design flawed(Bounds bounds, Flaw... flaws) {
		return new Design(bounds, Set.copyOf(List.of(flaws)));
	}

	public boolean has(Flaw flaw) {
		return this.flaws.contains(flaw);
	}

	public boolean isSound() {
		return this.flaws.isEmpty();
	}

	/** Returns the number of the worker that a thread belongs to, counted from 1. */
	public int worker(int slot) {
		return this.bounds.oneProcess() ? 1 : slot + 1;
	}

	/** Returns the name of a worker thread. */
	public String name(int slot) {
		return this.bounds.oneProcess() ? "worker a, thread " + (slot + 1) : "worker " + workerName(slot + 1);
	}

	/** Returns the name of a worker as stored in a row, or a placeholder for 0. */
	public static String workerName(int worker) {
		return String.valueOf((char) ('a' + worker - 1));
	}

	@Override
	public String toString() {
		return this.bounds + (isSound() ? ""
				: ": " + this.flaws.stream().map(Flaw::toString).collect(Collectors.joining(", and ")));
	}

}
