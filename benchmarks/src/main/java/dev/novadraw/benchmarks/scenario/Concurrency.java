package dev.novadraw.benchmarks.scenario;

import java.util.List;

import dev.novadraw.benchmarks.contestant.Fleet;
import dev.novadraw.benchmarks.contestant.Roster;
import dev.novadraw.benchmarks.load.Crowd;
import dev.novadraw.benchmarks.report.Figures;
import dev.novadraw.benchmarks.report.Section;

/**
 * The memory and threads of thousands of concurrent calls.
 */
final class Crowds implements Scenario<Stand> {

	private static final int CALLS = 5000;

	@Override
	public String name() {
		return "crowd";
	}

	@Override
	public String question() {
		return "What do 5,000 calls at a time need?";
	}

	@Override
	public Section run(Stand stand) {
		Crowd load = new Crowd(stand.either(5000, 1000), CALLS, 10_000);
		Figures one = new Figures(List.of(stand.jvm()
			.with("-Xmx512m")
			.measure(Roster.NOVA, new Fleet(1, CALLS), load, stand.servers().vacate())));
		return new Section(question(), """
				One worker with %,d slots in a JVM with -Xmx512m, which also submits: %,d jobs that take 10 s.
				""".formatted(CALLS, CALLS),
				List.of("calls at a time", "heap in use after a collection, MB", "platform threads",
						"submitted within, s", "all settled within, s", "run twice"),
				List.of(List.of(one.text("at a time", 0), one.text("heap MB", 0), one.text("threads", 0),
						one.text("submitted s", 1), one.text("whole s", 1), one.text("repeated", 0))),
				List.of(Figures.atLeast("5,000 at a time", one.median("at a time"), CALLS)));
	}

}
