package dev.novadraw.benchmarks.api;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.novadraw.benchmarks.app.Drawings;
import dev.novadraw.benchmarks.app.Requests;
import dev.novadraw.benchmarks.app.Standalone;
import dev.novadraw.benchmarks.app.Wire;
import dev.novadraw.benchmarks.load.Pace;
import dev.novadraw.benchmarks.load.Percentiles;
import dev.novadraw.benchmarks.report.Figures;
import dev.novadraw.benchmarks.report.Section;
import dev.novadraw.benchmarks.scenario.Scenario;
import dev.novadraw.engine.json.Json;

/**
 * The CPU use of the idle system, and its delay at the start of a job after that.
 */
public final class Idle extends Scenario<ApiStand> {

	private static final double TARGET_PERCENT = 2;

	private static final double TARGET_MILLIS = 50;

	private static final Duration BETWEEN_JOBS = Duration.ofSeconds(3);

	private static final int WARM_UP = 30;

	private static final List<String> COLUMNS = List.of("gateway, workers and Kafka, %", "PostgreSQL and decoders, %",
			"together, %", "start p50, ms", "start max, ms");

	public Idle() {
		super("idle", "What does an idle standalone cost, and how soon does it start a job?");
	}

	@Override
	public Section run(ApiStand stand) {
		int rest = stand.either(240, 30);
		int seconds = stand.either(60, 20);
		int jobs = stand.either(40, 5);
		try (Standalone standalone = new Standalone(stand.log())) {
			IntStream.range(0, WARM_UP).forEach((number) -> story(standalone));
			pause(rest);
			Cost cost = Cost.of(standalone, seconds);
			stand.progress().accept("  %.2f %% and %.2f %%".formatted(cost.own(), cost.postgres()));
			Percentiles waits = new Percentiles(waits(standalone, jobs));
			String how = """
					`nova run` with its defaults, %d stories to warm up and a rest of %d s; then the processor time of %d s, in
					percent of a core. After that a story every %d s, %d times: the time from its row to the start of its
					attempt, by the clock of the database.
					"""
				.formatted(WARM_UP, rest, seconds, BETWEEN_JOBS.toSeconds(), jobs);
			return new Section(question(), how, COLUMNS, List.of(row(cost, waits)),
					List.of(Figures.atMost("Idle ≤ 2 % of a core", cost.own() + cost.postgres(), TARGET_PERCENT),
							Figures.atMost("Start p50 ≤ 50 ms", waits.median(), TARGET_MILLIS)));
		}
	}

	private static List<String> row(Cost cost, Percentiles waits) {
		return List.of(Figures.number(cost.own(), 2), Figures.number(cost.postgres(), 2),
				Figures.number(cost.own() + cost.postgres(), 2), Figures.number(waits.median(), 0),
				Figures.number(waits.largest(), 0));
	}

	private static void pause(int seconds) {
		new Pace(Duration.ofSeconds(seconds)).await();
	}

	/** CPU use in percent of a core. */
	private record Cost(double own, double postgres) {

		static Cost of(Standalone standalone, int seconds) {
			Duration own = standalone.ownTime();
			Duration postgres = standalone.childrenTime();
			long begin = System.nanoTime();
			pause(seconds);
			double percent = (System.nanoTime() - begin) / 100.0;
			return new Cost(standalone.ownTime().minus(own).toNanos() / percent,
					standalone.childrenTime().minus(postgres).toNanos() / percent);
		}

	}

	private static double[] waits(Standalone standalone, int jobs) {
		Pace pace = new Pace(BETWEEN_JOBS);
		return IntStream.range(0, jobs).mapToDouble((number) -> {
			pace.await();
			return story(standalone);
		}).toArray();
	}

	/** Runs a story job, and returns the milliseconds it was queued. */
	private static double story(Standalone standalone) {
		try (Wire wire = new Wire(standalone.port())) {
			return story(wire);
		}
	}

	private static double story(Wire wire) {
		byte[] submission = Requests.story(Drawings.small(), "image/png");
		String job = "/v1/jobs/" + wire.exchange(submission).require(202).id();
		long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
		while (System.nanoTime() - end < 0) {
			String body = wire.exchange(Requests.of("GET", job, "Prefer: wait=30")).require(200).body();
			Map<?, ?> answer = Json.MAPPER.readValue(body, Map.class);
			if ("succeeded".equals(answer.get("status")) && answer.get("metrics") instanceof Map<?, ?> metrics
					&& metrics.get("queue_ms") instanceof Number wait) {
				return wait.doubleValue();
			}
		}
		throw new IllegalStateException("A story is not finished: " + job);
	}

}
