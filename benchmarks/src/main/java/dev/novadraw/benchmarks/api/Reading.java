package dev.novadraw.benchmarks.api;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.novadraw.benchmarks.app.App;
import dev.novadraw.benchmarks.app.Drawings;
import dev.novadraw.benchmarks.app.Wire;
import dev.novadraw.benchmarks.report.Figures;
import dev.novadraw.benchmarks.report.Section;
import dev.novadraw.benchmarks.scenario.Scenario;

/**
 * The maximum rate of status requests.
 */
public final class Reading extends Scenario<ApiStand> {

	private static final int CALLERS = 16;

	private static final int JOBS = 1000;

	private static final double GOAL = 5000;

	public Reading() {
		super("reading", "How many times a second can clients ask how a job is?");
	}

	@Override
	public Section run(ApiStand stand) {
		Figures figures = new Figures(stand.repeat(() -> measure(stand)));
		return new Section(question(),
				"""
						GET /v1/jobs/{id} with a key, of one after the other of %d jobs of one client that wait, on %d connections, as
						fast as they are answered, after 20 s to warm up; then the same with the ETag in If-None-Match, which is
						answered with 304.
						"""
					.formatted(JOBS, CALLERS),
				List.of("", "answers in a second"),
				List.of(List.of("whole job", figures.text("200/s", 0)), List.of("unchanged", figures.text("304/s", 0))),
				List.of(Figures.atLeast("≥ 5,000 a second", figures.median("200/s"), GOAL),
						Figures.atLeast("More with If-None-Match", figures.median("304/s"), figures.median("200/s"))));
	}

	private static Map<String, Double> measure(ApiStand stand) {
		try (App app = stand.gateway()) {
			List<String> jobs = submitted(app);
			List<byte[]> whole = jobs.stream().map((job) -> app.request("GET", job)).toList();
			// There is no worker, so that all jobs stay as they were accepted.
			List<byte[]> unchanged = jobs.stream()
				.map((job) -> app.request("GET", job, "If-None-Match: \"1\""))
				.toList();
			Callers callers = new Callers(app, CALLERS);
			callers.warmUp(whole.getFirst(), Duration.ofSeconds(20));
			Duration time = Duration.ofSeconds(stand.either(15, 5));
			return stand.reported(
					Map.of("200/s", callers.flatOut(whole, 200, time), "304/s", callers.flatOut(unchanged, 304, time)));
		}
	}

	private static List<String> submitted(App app) {
		byte[] story = app.story(Drawings.small());
		try (Wire wire = app.connect()) {
			return IntStream.range(0, JOBS)
				.mapToObj((number) -> "/v1/jobs/" + wire.exchange(story).require(202).id())
				.toList();
		}
	}

}
