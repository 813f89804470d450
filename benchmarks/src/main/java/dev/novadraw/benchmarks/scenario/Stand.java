package dev.novadraw.benchmarks.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.novadraw.benchmarks.contestant.Address;
import dev.novadraw.benchmarks.contestant.Fleet;
import dev.novadraw.benchmarks.contestant.Roster;
import dev.novadraw.benchmarks.load.Load;
import dev.novadraw.benchmarks.report.Figures;
import dev.novadraw.benchmarks.server.Jvm;
import dev.novadraw.benchmarks.server.Servers;

/**
 * Where scenarios are run: the servers they share, and how thorough to be.
 *
 * @param servers one PostgreSQL and one Kafka
 * @param jvm how contestants are started
 * @param contestants who takes part, ours first
 * @param quick whether to be content with a short look
 * @param progress is told what is going on
 */
public record Stand(Servers servers, Jvm jvm, List<Roster> contestants, boolean quick, Consumer<String> progress) {

	private static final int RUNS = 3;

	/**
	 * A number for a thorough run, and another for a short look.
	 */
	public int either(int thorough, int quick) {
		return this.quick ? quick : thorough;
	}

	/**
	 * Puts each contestant through a load in turn, several times over, each time on empty
	 * servers.
	 */
	public List<Figures> compare(List<Roster> contestants, Fleet fleet, Load load) {
		List<List<Map<String, Double>>> rounds = repeat(
				() -> contestants.stream().map((one) -> once(one, fleet, load)).toList());
		return Figures.byPlace(rounds);
	}

	/**
	 * Puts one contestant through a load once, on empty servers.
	 */
	public Map<String, Double> once(Roster contestant, Fleet fleet, Load load) {
		return once(contestant, fleet, load, this.servers.vacate());
	}

	/**
	 * The same on servers that were prepared.
	 */
	public Map<String, Double> once(Roster contestant, Fleet fleet, Load load, Address address) {
		Map<String, Double> figures = this.jvm.measure(contestant, fleet, load, address);
		this.progress.accept("  %s: %s".formatted(contestant.title(), Figures.plainly(figures)));
		return figures;
	}

	/**
	 * Does something as often as it takes to have a median.
	 */
	public <T> List<T> repeat(Supplier<T> run) {
		List<T> all = new ArrayList<>();
		for (int i = 0; i < either(RUNS, 1); i++) {
			all.add(run.get());
		}
		return all;
	}

}
