package dev.novadraw.queuemodel.world;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is searched: the design, or the design with flaws, in a world of some size.
 *
 * @param bounds how big the world is
 * @param flaws what is wrong with the design; nothing in ours
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

	/** The name of the worker a thread of work belongs to, as a number from 1. */
	public int worker(int slot) {
		return this.bounds.oneProcess() ? 1 : slot + 1;
	}

	/** The thread of work in words. */
	public String name(int slot) {
		return this.bounds.oneProcess() ? "worker a, thread " + (slot + 1) : "worker " + workerName(slot + 1);
	}

	/** The name of a worker as it stands in a row; "nobody" has none. */
	public static String workerName(int worker) {
		return String.valueOf((char) ('a' + worker - 1));
	}

	@Override
	public String toString() {
		return this.bounds + (isSound() ? ""
				: ": " + this.flaws.stream().map(Flaw::toString).collect(Collectors.joining(", and ")));
	}

}
