package dev.novadraw.benchmarks.api;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.novadraw.benchmarks.report.Figures;
import dev.novadraw.benchmarks.report.Section;
import dev.novadraw.benchmarks.scenario.Scenario;
import dev.novadraw.json.Json;

/**
 * How often clients may ask.
 */
public final class Reading implements Scenario<ApiStand> {

	private static final int CALLERS = 16;

	private static final double GOAL = 5000;

	@Override
	public String name() {
		return "reading";
	}

	@Override
	public String question() {
		return "How many times a second can clients ask how a job is?";
	}

	@Override
	public Section run(ApiStand stand) {
		Figures figures = new Figures(stand.repeat(() -> measure(stand)));
		return new Section(question(),
				"""
						GET /v1/jobs/{id} with a key, of a job that waits, on %d connections, as fast as they are answered, after 10 s
						to warm up; then the same with the ETag in If-None-Match, which is answered with 304.
						"""
					.formatted(CALLERS),
				List.of("", "answers in a second"),
				List.of(List.of("whole job", figures.text("200/s", 0)), List.of("unchanged", figures.text("304/s", 0))),
				List.of(Figures.atLeast("≥ 5,000 a second", figures.median("200/s"), GOAL),
						Figures.atLeast("More with If-None-Match", figures.median("304/s"), figures.median("200/s"))));
	}

	private static Map<String, Double> measure(ApiStand stand) {
		try (App app = stand.gateway(); Wire wire = app.connect()) {
			Wire.Answer accepted = wire.exchange(app.story(Drawings.small())).require(202);
			String job = "/v1/jobs/" + Json.MAPPER.readTree(accepted.body()).path("id").asString();
			String etag = wire.exchange(app.request("GET", job)).require(200).header("ETag");
			byte[] whole = app.request("GET", job);
			byte[] unchanged = app.request("GET", job, "If-None-Match: " + etag);
			Callers callers = new Callers(app, CALLERS);
			callers.warmUp(whole, Duration.ofSeconds(20));
			Duration time = Duration.ofSeconds(stand.either(15, 5));
			Map<String, Double> figures = Map.of("200/s", callers.flatOut(whole, 200, time), "304/s",
					callers.flatOut(unchanged, 304, time));
			stand.progress().accept("  " + Figures.plainly(figures));
			return figures;
		}
	}

}
