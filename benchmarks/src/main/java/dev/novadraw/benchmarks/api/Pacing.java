package dev.novadraw.benchmarks.api;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.novadraw.benchmarks.app.App;
import dev.novadraw.benchmarks.app.Drawings;
import dev.novadraw.benchmarks.report.Figures;
import dev.novadraw.benchmarks.report.Section;
import dev.novadraw.benchmarks.scenario.Scenario;

/**
 * The time to accept a drawing at an even, busy rate.
 */
public final class Pacing extends Scenario<ApiStand> {

	private static final int PER_SECOND = 200;

	private static final int CALLERS = 32;

	private static final double GOAL_MILLIS = 25;

	public Pacing() {
		super("pacing", "How long does it take to accept a drawing?");
	}

	@Override
	public Section run(ApiStand stand) {
		Duration time = Duration.ofSeconds(stand.either(30, 5));
		List<List<Map<String, Double>>> rounds = stand.repeat(() -> {
			Map<String, Double> ours = measure(stand, stand.gateway(), time);
			return List.of(ours, measure(stand, stand.bare(), time));
		});
		List<Figures> figures = Figures.byPlace(rounds);
		return new Section(question(),
				"""
						%d drawings of 100 KB a second for %d s, evenly, on %d connections, after %d s to warm up; from the moment a
						request should be sent to the end of its answer. The bare controller takes the file and inserts the same
						rows in one transaction: no keys, no checks of the picture, no limits, no events.
						"""
					.formatted(PER_SECOND, time.toSeconds(), CALLERS, warmUp(stand).toSeconds() * 2),
				List.of("ms", "p50", "p99"),
				List.of(List.of("Nova Draw", figures.get(0).text("p50", 1), figures.get(0).text("p99", 1)),
						List.of("bare controller", figures.get(1).text("p50", 1), figures.get(1).text("p99", 1))),
				List.of(Figures.atMost("p99 ≤ 25 ms", figures.getFirst().median("p99"), GOAL_MILLIS)));
	}

	private static Duration warmUp(ApiStand stand) {
		return Duration.ofSeconds(stand.either(40, 10));
	}

	private static Map<String, Double> measure(ApiStand stand, App app, Duration time) {
		try (app) {
			byte[] request = app.story(Drawings.ofBytes(100_000));
			Callers callers = new Callers(app, CALLERS);
			callers.warmUp(request, warmUp(stand));
			// At the measured rate, so that disk writes left over from the warm-up are
			// finished.
			callers.paced(request, 202, PER_SECOND, warmUp(stand));
			return stand.reported(callers.paced(request, 202, PER_SECOND, time));
		}
	}

}
