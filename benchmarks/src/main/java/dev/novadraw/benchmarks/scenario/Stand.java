package dev.novadraw.benchmarks.scenario;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.novadraw.benchmarks.contestant.Address;
import dev.novadraw.benchmarks.contestant.Fleet;
import dev.novadraw.benchmarks.contestant.Roster;
import dev.novadraw.benchmarks.load.Load;
import dev.novadraw.benchmarks.report.Figures;
import dev.novadraw.benchmarks.server.Jvm;
import dev.novadraw.benchmarks.server.Servers;

/**
 * The environment of scenarios: shared servers, contestants and the length of the run.
 *
 * @param servers one PostgreSQL and one Kafka
 * @param jvm the settings of the contestants' processes
 * @param contestants the contestants, this project first
 * @param quick true for a short measurement
 * @param progress the receiver of progress messages
 */
public record Stand(Servers servers, Jvm jvm, List<Roster> contestants, boolean quick,
		Consumer<String> progress) implements Environment {

	/**
	 * Applies a load to each contestant in turn, several times, each time on empty
	 * servers.
	 */
	public List<Figures> compare(List<Roster> contestants, Fleet fleet, Load load) {
		List<List<Map<String, Double>>> rounds = repeat(
				() -> contestants.stream().map((contestant) -> once(contestant, fleet, load)).toList());
		return Figures.byPlace(rounds);
	}

	/**
	 * Applies a load to one contestant once, on empty servers.
	 */
	public Map<String, Double> once(Roster contestant, Fleet fleet, Load load) {
		return once(contestant, fleet, load, (contestant == Roster.NOVA) ? migrated() : this.servers.vacate());
	}

	/**
	 * Applies a load to one contestant once, on prepared servers.
	 */
	public Map<String, Double> once(Roster contestant, Fleet fleet, Load load, Address address) {
		Map<String, Double> figures = this.jvm.measure(contestant, fleet, load, address);
		this.progress.accept("  %s: %s".formatted(contestant.title(), Figures.plainly(figures)));
		return figures;
	}

}
