package dev.novadraw.benchmarks.scenario;

import java.util.ArrayList;
import java.util.List;

import dev.novadraw.benchmarks.contestant.Fleet;
import dev.novadraw.benchmarks.load.Backlog;
import dev.novadraw.benchmarks.report.Figures;
import dev.novadraw.benchmarks.report.Section;

/**
 * The share of the slots' time that is spent on jobs.
 */
final class Utilisation extends Scenario<Stand> {

	private static final int SEED = 20_261_123;

	private static final double TARGET = 97;

	Utilisation() {
		super("utilisation", "How busy are the slots while jobs are waiting?");
	}

	@Override
	public Section run(Stand stand) {
		Backlog load = new Backlog(120, stand.either(600, 180), SEED);
		List<Figures> figures = stand.compare(stand.contestants(), new Fleet(2, 30), load);
		List<List<String>> rows = new ArrayList<>();
		for (int i = 0; i < figures.size(); i++) {
			Figures result = figures.get(i);
			rows.add(List.of(stand.contestants().get(i).title(), result.text("steady %", 1), result.text("whole s", 1),
					Figures.number(100 * result.median("ideal s") / result.median("whole s"), 1)));
		}
		return new Section(question(),
				"""
						%d jobs, 80 %% of them 1–2 s and 20 %% 10–12 s, in the same random order for all, submitted at once
						to 2 workers with 30 slots each. Ideal: all work divided by 60 slots, %.1f s. The steady part begins when 60
						jobs have begun and lasts as long as any job is waiting.
						"""
					.formatted(load.jobs(), figures.getFirst().median("ideal s")),
				List.of("", "busy in the steady part, %", "whole run, s", "ideal ÷ whole, %"), rows, verdicts(figures));
	}

	private static List<String> verdicts(List<Figures> figures) {
		double ours = figures.getFirst().median("steady %");
		List<String> verdicts = new ArrayList<>();
		verdicts.add(Figures.atLeast("Ours ≥ 97 % in the steady part", ours, TARGET));
		figures.stream()
			.skip(1)
			.mapToDouble((result) -> result.median("steady %"))
			.max()
			.ifPresent((best) -> verdicts.add(Figures.atLeast("Ours at least as much as the best peer", ours, best)));
		return verdicts;
	}

}
