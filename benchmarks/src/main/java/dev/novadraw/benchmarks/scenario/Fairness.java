package dev.novadraw.benchmarks.scenario;

import java.util.List;
import java.util.Map;

import dev.novadraw.benchmarks.contestant.Address;
import dev.novadraw.benchmarks.contestant.Fleet;
import dev.novadraw.benchmarks.contestant.Roster;
import dev.novadraw.benchmarks.load.TwoClients;
import dev.novadraw.benchmarks.report.Figures;
import dev.novadraw.benchmarks.report.Section;
import dev.novadraw.benchmarks.server.Database;

/**
 * The effect of a noisy client on a quiet one.
 */
final class Fairness extends Scenario<Stand> {

	private static final int LIMIT = 12;

	Fairness() {
		super("fairness", "Does a quiet client notice a noisy one?");
	}

	@Override
	public Section run(Stand stand) {
		TwoClients load = new TwoClients(stand.either(10_000, 2_000), stand.either(60, 10), 1000, 100);
		Figures limited = new Figures(List.of(measure(stand, load, true)));
		Figures unlimited = new Figures(List.of(measure(stand, load, false)));
		return new Section(question(),
				"""
						2 workers with 8 slots each, jobs of %d ms. One client submits a job a second, %d times alone and %d times
						after another has submitted %,d at once. How long its jobs wait from the commit to the start of the body.
						"""
					.formatted(load.millis(), load.quiet(), load.quiet(), load.noisy()),
				List.of("", "alone, p50 ms", "alone, p95 ms", "beside the other, p50 ms", "beside the other, p95 ms",
						"ratio of p95", "of the other's jobs unsettled at the end"),
				List.of(row("at most %d of 16 slots for each client".formatted(LIMIT), limited),
						row("no limits", unlimited)),
				List.of(Figures.atMost("p95 ≤ 2 × its p95 alone, limits on", ratio(limited), 2),
						"Without limits the noisy one holds all slots, and the quiet one's job gets the next that is free."));
	}

	private static Map<String, Double> measure(Stand stand, TwoClients load, boolean limited) {
		Address address = stand.migrated();
		if (limited) {
			try (Database database = new Database(address)) {
				database.execute("insert into dispatch_rule (scope, key, max_running) values ('client', '*', %d)"
					.formatted(LIMIT));
			}
		}
		return stand.once(Roster.NOVA, new Fleet(2, 8), load, address);
	}

	private static List<String> row(String name, Figures result) {
		return List.of(name, result.text("alone p50 ms", 1), result.text("alone p95 ms", 1),
				result.text("beside p50 ms", 1), result.text("beside p95 ms", 1), Figures.number(ratio(result), 2),
				result.text("still waiting", 0));
	}

	private static double ratio(Figures result) {
		return result.median("beside p95 ms") / result.median("alone p95 ms");
	}

}
