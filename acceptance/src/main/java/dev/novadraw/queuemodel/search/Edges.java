package dev.novadraw.queuemodel.search;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

import dev.novadraw.queuemodel.world.Actor;

/**
 * The moves between situations with their actors, stored for a backward search.
 */
final class Edges {

	private static final Actor[] ACTORS = Actor.values();

	private int[] from = new int[1 << 14];

	private int[] to = new int[1 << 14];

	private byte[] by = new byte[1 << 14];

	private int size;

	void add(int source, int target, Actor actor) {
		if (this.size == this.from.length) {
			this.from = Arrays.copyOf(this.from, this.size * 2);
			this.to = Arrays.copyOf(this.to, this.size * 2);
			this.by = Arrays.copyOf(this.by, this.size * 2);
		}
		this.from[this.size] = source;
		this.to[this.size] = target;
		this.by[this.size++] = (byte) actor.ordinal();
	}

	int size() {
		return this.size;
	}

	/**
	 * Returns the first situation from which no goal can be reached, or -1 if there is
	 * none.
	 * @param situations the number of situations
	 * @param goal the test for goal situations
	 * @param usable the test for actors whose moves may be used
	 */
	int firstThatCannotReach(int situations, IntPredicate goal, Predicate<Actor> usable) {
		int[] starts = new int[situations + 1];
		forEachUsable(usable, (edge) -> starts[this.to[edge] + 1]++);
		for (int i = 0; i < situations; i++) {
			starts[i + 1] += starts[i];
		}
		int[] sources = new int[starts[situations]];
		int[] next = Arrays.copyOf(starts, situations);
		forEachUsable(usable, (edge) -> sources[next[this.to[edge]]++] = this.from[edge]);
		boolean[] reaches = backwards(situations, goal, starts, sources);
		for (int i = 0; i < situations; i++) {
			if (!reaches[i]) {
				return i;
			}
		}
		return -1;
	}

	private static boolean[] backwards(int situations, IntPredicate goal, int[] starts, int[] sources) {
		boolean[] reaches = new boolean[situations];
		int[] open = new int[situations];
		int found = 0;
		for (int i = 0; i < situations; i++) {
			if (goal.test(i)) {
				reaches[i] = true;
				open[found++] = i;
			}
		}
		for (int done = 0; done < found; done++) {
			for (int edge = starts[open[done]]; edge < starts[open[done] + 1]; edge++) {
				if (!reaches[sources[edge]]) {
					reaches[sources[edge]] = true;
					open[found++] = sources[edge];
				}
			}
		}
		return reaches;
	}

	private void forEachUsable(Predicate<Actor> usable, IntConsumer action) {
		boolean[] use = new boolean[ACTORS.length];
		for (Actor actor : ACTORS) {
			use[actor.ordinal()] = usable.test(actor);
		}
		for (int edge = 0; edge < this.size; edge++) {
			if (use[this.by[edge]]) {
				action.accept(edge);
			}
		}
	}

}
