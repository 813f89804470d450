package dev.novadraw.benchmarks.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.novadraw.benchmarks.contestant.Fleet;
import dev.novadraw.benchmarks.load.Trickle;
import dev.novadraw.benchmarks.report.Figures;
import dev.novadraw.benchmarks.report.Section;

/**
 * The time until a job starts while a slot is free.
 */
final class Latency extends Scenario<Stand> {

	Latency() {
		super("latency", "How soon does a job start when slots are free?");
	}

	@Override
	public Section run(Stand stand) {
		Trickle load = new Trickle(stand.either(600, 200), stand.either(1000, 200), Duration.ofMillis(25));
		List<Figures> figures = stand.compare(stand.contestants(), new Fleet(2, 30), load);
		List<List<String>> rows = new ArrayList<>();
		for (int i = 0; i < figures.size(); i++) {
			Figures result = figures.get(i);
			rows.add(List.of(stand.contestants().get(i).title(), result.text("p50 ms", 1), result.text("p95 ms", 1),
					result.text("p99 ms", 1), result.text("max ms", 1)));
		}
		Figures ours = figures.getFirst();
		return new Section(question(),
				"""
						%d empty jobs, one every %d ms, after %d to warm up; 2 workers with 30 slots each. From the return of submit
						(for ours: after the commit) to the start of the body, in the same JVM.
						"""
					.formatted(load.jobs(), load.every().toMillis(), load.warmUp()),
				List.of("ms", "p50", "p95", "p99", "max"), rows,
				List.of(Figures.atMost("p50 ≤ 5 ms", ours.median("p50 ms"), 5),
						Figures.atMost("p99 ≤ 25 ms", ours.median("p99 ms"), 25)));
	}

}
