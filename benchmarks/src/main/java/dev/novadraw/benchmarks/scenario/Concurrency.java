package dev.novadraw.benchmarks.scenario;

import java.util.List;

import dev.novadraw.benchmarks.contestant.Fleet;
import dev.novadraw.benchmarks.contestant.Roster;
import dev.novadraw.benchmarks.load.ConcurrentJobs;
import dev.novadraw.benchmarks.report.Figures;
import dev.novadraw.benchmarks.report.Section;

/**
 * The memory and threads of thousands of concurrent calls.
 */
final class Concurrency extends Scenario<Stand> {

	private static final int CALLS = 5000;

	Concurrency() {
		super("concurrency", "What do 5,000 calls at a time need?");
	}

	@Override
	public Section run(Stand stand) {
		ConcurrentJobs load = new ConcurrentJobs(stand.either(5000, 1000), CALLS, 10_000);
		Figures result = new Figures(List
			.of(stand.jvm().with("-Xmx512m").measure(Roster.NOVA, new Fleet(1, CALLS), load, stand.migrated())));
		return new Section(question(), """
				One worker with %,d slots in a JVM with -Xmx512m, which also submits: %,d jobs that take 10 s.
				""".formatted(CALLS, CALLS),
				List.of("calls at a time", "heap in use after a collection, MB", "platform threads",
						"submitted within, s", "all settled within, s", "run twice"),
				List.of(List.of(result.text("at a time", 0), result.text("heap MB", 0), result.text("threads", 0),
						result.text("submitted s", 1), result.text("whole s", 1), result.text("repeated", 0))),
				List.of(Figures.atLeast("5,000 at a time", result.median("at a time"), CALLS)));
	}

}
