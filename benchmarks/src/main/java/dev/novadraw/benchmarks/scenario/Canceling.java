package dev.novadraw.benchmarks.scenario;

import java.util.List;

import dev.novadraw.benchmarks.contestant.Fleet;
import dev.novadraw.benchmarks.contestant.Roster;
import dev.novadraw.benchmarks.load.Cancels;
import dev.novadraw.benchmarks.report.Figures;
import dev.novadraw.benchmarks.report.Section;

/**
 * The time until a running job stops after its cancellation.
 */
final class Canceling extends Scenario<Stand> {

	private static final double TARGET_MILLIS = 1000;

	Canceling() {
		super("cancel", "How soon does a running job stop when it is canceled?");
	}

	@Override
	public Section run(Stand stand) {
		Cancels load = new Cancels(stand.either(100, 30), 73);
		Figures figures = stand.compare(List.of(Roster.NOVA), new Fleet(2, 50), load).getFirst();
		return new Section(question(), """
				%d running jobs in 2 workers, one canceled every %d ms. From the call to the end of the body.
				""".formatted(load.jobs(), load.every()), List.of("p50 ms", "p95 ms", "longest, ms"),
				List.of(List.of(figures.text("p50 ms", 0), figures.text("p95 ms", 0), figures.text("max ms", 0))),
				List.of(Figures.atMost("p95 ≤ 1,000 ms", figures.median("p95 ms"), TARGET_MILLIS)));
	}

}
