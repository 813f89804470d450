package dev.novadraw.benchmarks.scenario;

import java.util.List;
import java.util.Map;

import dev.novadraw.benchmarks.contestant.Address;
import dev.novadraw.benchmarks.contestant.Fleet;
import dev.novadraw.benchmarks.contestant.Roster;
import dev.novadraw.benchmarks.load.Steps;
import dev.novadraw.benchmarks.report.Figures;
import dev.novadraw.benchmarks.report.Section;
import dev.novadraw.benchmarks.server.Database;
import dev.novadraw.benchmarks.server.Resources;

/**
 * The duration of dispatch and claim with growing tables.
 */
final class Growth extends Scenario<Stand> {

	private static final double TARGET = 1.3;

	private static final List<String> FIGURES = List.of("dispatch p50 ms", "dispatch p99 ms", "claim p50 ms",
			"claim p99 ms");

	Growth() {
		super("growth", "Do dispatch and claim get slower as the tables grow?");
	}

	@Override
	public Section run(Stand stand) {
		int finished = stand.either(1_000_000, 100_000);
		int waiting = stand.either(100_000, 10_000);
		Steps load = new Steps(stand.either(300, 100), stand.either(1000, 200), 10);
		List<Figures> figures = Figures
			.byPlace(stand.repeat(() -> List.of(measure(stand, load, 0, 0), measure(stand, load, finished, waiting))));
		Figures empty = figures.getFirst();
		Figures grown = figures.getLast();
		return new Section(question(),
				"""
						%,d times: submit %d jobs, then dispatch and claim as many with the engine's own statements, and settle them,
						with no other load. Once on empty tables and once with %,d finished jobs, their events and attempts,
						and %,d jobs of ten clients waiting.
						"""
					.formatted(load.rounds(), load.jobs(), finished, waiting),
				List.of("", "empty tables", "grown tables", "ratio"),
				FIGURES.stream()
					.map((name) -> List.of(name, empty.text(name, 2), grown.text(name, 2),
							Figures.number(grown.median(name) / empty.median(name), 2)))
					.toList(),
				List.of(verdict("Dispatch p50 ≤ 1.3 ×", "dispatch p50 ms", empty, grown),
						verdict("Claim p50 ≤ 1.3 ×", "claim p50 ms", empty, grown)));
	}

	private static String verdict(String target, String name, Figures empty, Figures grown) {
		return Figures.atMost(target, grown.median(name) / empty.median(name), TARGET);
	}

	private static Map<String, Double> measure(Stand stand, Steps load, int finished, int waiting) {
		Address address = stand.migrated();
		try (Database database = new Database(address)) {
			database.execute(Resources.text("grown.sql")
				.replace(":finished", Integer.toString(finished))
				.replace(":waiting", Integer.toString(waiting)));
			database.execute("vacuum analyze");
			database.execute("checkpoint");
		}
		return stand.once(Roster.NOVA, new Fleet(0, load.jobs()), load, address);
	}

}
