package dev.novadraw.benchmarks.api;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import dev.novadraw.benchmarks.app.App;
import dev.novadraw.benchmarks.app.Drawings;
import dev.novadraw.benchmarks.app.Requests;
import dev.novadraw.benchmarks.app.Wire;
import dev.novadraw.benchmarks.contestant.Address;
import dev.novadraw.benchmarks.load.Parallel;
import dev.novadraw.benchmarks.report.Figures;
import dev.novadraw.benchmarks.report.Section;
import dev.novadraw.benchmarks.scenario.Scenario;
import dev.novadraw.engine.json.Json;

/**
 * The latency of other requests beside files that are made to keep a decoder busy.
 */
public final class Bombs extends Scenario<ApiStand> {

	private static final int AT_ONCE = 20;

	private static final int PER_SECOND = 100;

	private static final int CALLERS = 4;

	private static final double GOAL_MILLIS = 200;

	private static final Duration TIMEOUT = Duration.ofMinutes(3);

	private static final Duration WARM_UP = Duration.ofSeconds(10);

	private static final Duration BUSY = Duration.ofSeconds(2);

	public Bombs() {
		super("bombs", "How do files that keep a decoder busy affect others?");
	}

	@Override
	public Section run(ApiStand stand) {
		byte[] bomb = Drawings.bomb();
		byte[] huge = Drawings.progressive(6000, 4000);
		Figures figures = new Figures(stand.repeat(() -> measure(stand, bomb, huge)));
		return new Section(question(),
				"""
						GET /livez %d times a second, evenly, on %d connections: alone, while %d clients send a JPEG of %,d KB with
						500 scans at the same moment, once a second (refused: decoding it takes over a minute), and while one
						worker on the same two cores decodes %d progressive JPEGs of 24 megapixels that came at once.
						"""
					.formatted(PER_SECOND, CALLERS, AT_ONCE, bomb.length / 1000, AT_ONCE),
				List.of("ms", "p50", "p99"),
				List.of(row(figures, "alone", "alone"), row(figures, "beside what is refused", "refused"),
						row(figures, "beside what is decoded", "decoded")),
				List.of(Figures.atMost("p99 ≤ 200 ms beside what is refused", figures.median("refused p99"),
						GOAL_MILLIS),
						Figures.atMost("p99 ≤ 200 ms beside what is decoded", figures.median("decoded p99"),
								GOAL_MILLIS)));
	}

	private static List<String> row(Figures figures, String title, String name) {
		return List.of(title, figures.text(name + " p50", 1), figures.text(name + " p99", 1));
	}

	private static Map<String, Double> measure(ApiStand stand, byte[] bomb, byte[] huge) {
		Duration time = Duration.ofSeconds(stand.either(20, 5));
		Address address = stand.migrated();
		try (App gateway = App.gateway(address, stand.log()); App _ = App.worker(address, stand.log())) {
			byte[] request = Requests.of("GET", "/livez");
			Callers callers = new Callers(gateway, CALLERS);
			callers.warmUp(request, Duration.ofSeconds(10));
			besideRefused(gateway, bomb, () -> callers.paced(request, 200, PER_SECOND, WARM_UP));
			Map<String, Double> alone = callers.paced(request, 200, PER_SECOND, time);
			Map<String, Double> refused = besideRefused(gateway, bomb,
					() -> callers.paced(request, 200, PER_SECOND, time));
			Map<String, Double> decoded = besideDecoded(gateway, huge,
					() -> callers.paced(request, 200, PER_SECOND, time));
			return stand.reported(Map.of("alone p50", alone.get("p50"), "alone p99", alone.get("p99"), "refused p50",
					refused.get("p50"), "refused p99", refused.get("p99"), "decoded p50", decoded.get("p50"),
					"decoded p99", decoded.get("p99")));
		}
	}

	private static Map<String, Double> besideRefused(App gateway, byte[] bomb,
			Supplier<Map<String, Double>> measurement) {
		byte[] request = gateway.story(bomb, "image/jpeg");
		AtomicBoolean over = new AtomicBoolean();
		CompletableFuture<Void> senders = Parallel.start(AT_ONCE, (sender) -> {
			try (Wire wire = gateway.connect()) {
				while (!over.get()) {
					wire.exchange(request).require(422);
					awaitNextSecond();
				}
			}
		});
		Map<String, Double> figures = measurement.get();
		over.set(true);
		senders.join();
		return figures;
	}

	private static void awaitNextSecond() {
		LockSupport.parkNanos(1_000_000 * (1000 - System.currentTimeMillis() % 1000));
	}

	/**
	 * Measures beside decoded files. All of them must become stories, which shows that
	 * they were decoded.
	 */
	private static Map<String, Double> besideDecoded(App gateway, byte[] huge,
			Supplier<Map<String, Double>> measurement) {
		byte[] request = gateway.story(huge, "image/jpeg");
		CompletableFuture<Void> senders = Parallel.start(AT_ONCE, (sender) -> {
			try (Wire wire = gateway.connect()) {
				awaitStory(gateway, wire, accepted(wire, request));
			}
		});
		Map<String, Double> figures = measurement.get();
		senders.join();
		return figures;
	}

	/** Repeats the request while the gateway is busy, as clients do. */
	private static String accepted(Wire wire, byte[] request) {
		Wire.Answer answer = wire.exchange(request);
		for (long end = System.nanoTime() + TIMEOUT.toNanos(); answer.status() == 503 && System.nanoTime() < end;) {
			LockSupport.parkNanos(BUSY.toNanos());
			answer = wire.exchange(request);
		}
		return answer.require(202).id();
	}

	private static void awaitStory(App gateway, Wire wire, String job) {
		byte[] poll = gateway.request("GET", "/v1/jobs/" + job, "Prefer: wait=30");
		long end = System.nanoTime() + TIMEOUT.toNanos();
		String status = "";
		while (!status.equals("succeeded") && System.nanoTime() < end) {
			status = Json.MAPPER.readTree(wire.exchange(poll).require(200).body()).path("status").asString();
		}
		if (!status.equals("succeeded")) {
			throw new IllegalStateException("A drawing did not become a story but is " + status);
		}
	}

}
