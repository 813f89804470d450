package dev.novadraw.queuemodel.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.novadraw.queuemodel.behaviour.Behaviour;
import dev.novadraw.queuemodel.behaviour.Clients;
import dev.novadraw.queuemodel.behaviour.Dispatching;
import dev.novadraw.queuemodel.behaviour.Kafka;
import dev.novadraw.queuemodel.behaviour.Settling;
import dev.novadraw.queuemodel.behaviour.Sweeping;
import dev.novadraw.queuemodel.behaviour.Working;
import dev.novadraw.queuemodel.world.Actor;
import dev.novadraw.queuemodel.world.Design;
import dev.novadraw.queuemodel.world.Flaw;
import dev.novadraw.queuemodel.world.Move;
import dev.novadraw.queuemodel.world.Situation;

/**
 * A breadth-first search over every reachable situation of a design, so that the first
 * violation found also has the shortest path. A backward search then checks liveness:
 * from every situation the system must be able to finish by itself, even if one of its
 * workers never acts again.
 */
public final class Search {

	private final Design design;

	private final BiFunction<Situation, Move, @Nullable String> check;

	private final List<Behaviour> behaviours = new ArrayList<>();

	private final SituationSet seen;

	private final Edges edges = new Edges();

	private final BitSet done = new BitSet();

	private @Nullable CounterExample counterExample;

	private Search(Design design, BiFunction<Situation, Move, @Nullable String> check) {
		this.design = design;
		this.check = check;
		this.seen = new SituationSet(design.bounds().jobs());
		this.behaviours.add(new Clients(design));
		this.behaviours.add(new Dispatching(design));
		this.behaviours.add(new Kafka());
		for (int slot = 0; slot < Situation.SLOTS; slot++) {
			this.behaviours.add(new Working(design, slot));
			this.behaviours.add(new Settling(design, slot));
		}
		this.behaviours.add(new Sweeping(design));
	}

	/**
	 * Searches for a violated guarantee, and in a sound design also for an illegal step.
	 */
	public static Verdict forBrokenPromises(Design design) {
		Promises promises = new Promises(design);
		return new Search(design, (before, move) -> {
			String broken = promises.broken(before, move);
			return (broken != null || !design.isSound()) ? broken : promises.illegal(before, move);
		}).run();
	}

	/**
	 * Searches for a step that no transition allows, whatever its consequences.
	 */
	public static Verdict forIllegalSteps(Design design) {
		Promises promises = new Promises(design);
		return new Search(design, promises::illegal).run();
	}

	/**
	 * Searches for a path to more provider calls than the maximum number of attempts. The
	 * guarantees permit that: an attempt that was interrupted does not count, but its
	 * call was made.
	 */
	public static Verdict forCallsBeyondTheAttempts(Design design) {
		int max = design.bounds().maxAttempts();
		return new Search(design, (before, move) -> Arrays.stream(move.after().jobs).anyMatch((job) -> job.calls > max)
				? "the provider was called " + (max + 1) + " times" : null)
			.run();
	}

	private Verdict run() {
		this.seen.add(Situation.first(this.design.bounds()), -1);
		for (int number = 0; number < this.seen.size() && this.counterExample == null; number++) {
			explore(number);
		}
		if (this.counterExample == null) {
			findDeadEnds();
		}
		return new Verdict(this.design, this.seen.size(), this.edges.size(), this.counterExample);
	}

	private void explore(int number) {
		Situation now = this.seen.get(number);
		this.done.set(number, now.isDone());
		moves(now, (move) -> {
			String broken = (this.counterExample == null) ? this.check.apply(now, move) : null;
			if (broken != null) {
				List<String> steps = pathTo(number);
				steps.add(move.words().get());
				this.counterExample = new CounterExample(broken, steps);
			}
			if (this.counterExample == null) {
				this.edges.add(number, this.seen.add(move.after(), number), move.by());
			}
		});
	}

	private void findDeadEnds() {
		deadEnd(Actor::isPartOfTheSystem, "an accepted job can never come to its end");
		for (int slot = 0; slot < Situation.SLOTS; slot++) {
			Actor away = Actor.slot(slot);
			boolean sweeperIsAway = slot == 0 && this.design.has(Flaw.SWEEPER_IN_ONE_WORKER);
			deadEnd((actor) -> actor.isPartOfTheSystem() && actor != away && !(sweeperIsAway && actor == Actor.SWEEPER),
					"an accepted job cannot come to its end without " + this.design.name(slot));
		}
	}

	private void deadEnd(Predicate<Actor> usable, String promise) {
		if (this.counterExample == null) {
			int stuck = this.edges.firstThatCannotReach(this.seen.size(), this.done::get, usable);
			if (stuck >= 0) {
				this.counterExample = new CounterExample(promise, pathTo(stuck));
			}
		}
	}

	private List<String> pathTo(int number) {
		LinkedList<String> steps = new LinkedList<>();
		for (int child = number; child > 0; child = this.seen.parent(child)) {
			steps.addFirst(words(this.seen.parent(child), child));
		}
		return steps;
	}

	private String words(int parent, int child) {
		List<String> words = new ArrayList<>();
		moves(this.seen.get(parent), (move) -> {
			if (this.seen.add(move.after(), parent) == child) {
				words.add(move.words().get());
			}
		});
		return words.getFirst();
	}

	private void moves(Situation now, Consumer<Move> found) {
		for (Behaviour behaviour : this.behaviours) {
			behaviour.moves(now, found);
		}
	}

}
