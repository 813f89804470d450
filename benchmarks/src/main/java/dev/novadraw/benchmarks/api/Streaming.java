package dev.novadraw.benchmarks.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import dev.novadraw.benchmarks.app.App;
import dev.novadraw.benchmarks.app.Drawings;
import dev.novadraw.benchmarks.app.Wire;
import dev.novadraw.benchmarks.load.Pace;
import dev.novadraw.benchmarks.load.Parallel;
import dev.novadraw.benchmarks.load.Percentiles;
import dev.novadraw.benchmarks.report.Figures;
import dev.novadraw.benchmarks.report.Section;
import dev.novadraw.benchmarks.scenario.Scenario;

/**
 * The cost of ten thousand event streams, and their latency.
 */
public final class Streaming extends Scenario<ApiStand> {

	private static final int PER_SECOND = 200;

	private static final int CALLERS = 16;

	private static final double GOAL_MEGABYTES = 1024;

	private static final double GOAL_MILLIS = 1000;

	public Streaming() {
		super("streaming", "What do 10,000 open streams cost, and how soon do they report?");
	}

	@Override
	public Section run(ApiStand stand) {
		int streams = stand.either(10_000, 1000);
		Figures figures = new Figures(stand.repeat(() -> measure(stand, streams)));
		return new Section(question(),
				"""
						%,d jobs with an event stream each, all open on one gateway (-Xmx800m -XX:+UseCompactObjectHeaders). Then %d of the
						jobs a second are canceled over HTTP, evenly, for %d s: from the moment before the request is sent to the moment the
						job's stream says so.
						"""
					.formatted(streams, PER_SECOND, events(streams) / PER_SECOND),
				List.of("", "p50, ms", "p99, ms", "resident, MB"),
				List.of(List.of("Nova Draw", figures.text("p50", 1), figures.text("p99", 1), figures.text("MB", 0))),
				List.of(Figures.atMost("Resident ≤ 1 GB", figures.median("MB"), GOAL_MEGABYTES),
						Figures.atMost("p99 ≤ 1 s", figures.median("p99"), GOAL_MILLIS)));
	}

	private static int events(int streams) {
		return streams * 6 / 10;
	}

	private static Map<String, Double> measure(ApiStand stand, int streams) {
		try (App app = stand.gateway()) {
			List<String> jobs = submit(app, streams);
			try (Followers followers = new Followers(app, jobs)) {
				followers.awaitSnapshots(Duration.ofMinutes(3));
				stand.progress().accept("  %d streams are open, %.0f MB".formatted(streams, app.residentMegabytes()));
				cancel(app, jobs.subList(0, events(streams)), followers);
				Percentiles durations = followers.awaitEnds(events(streams), Duration.ofMinutes(1));
				return stand.reported(
						Map.of("p50", durations.median(), "p99", durations.at(99), "MB", app.residentMegabytes()));
			}
		}
	}

	private static List<String> submit(App app, int count) {
		byte[] request = app.story(Drawings.small());
		List<String> jobs = Collections.synchronizedList(new ArrayList<>());
		Parallel.start(CALLERS, (first) -> {
			try (Wire wire = app.connect()) {
				for (int number = first; number < count; number += CALLERS) {
					jobs.add(wire.exchange(request).require(202).id());
				}
			}
		}).join();
		return jobs;
	}

	// The time is recorded before the request is sent.
	private static void cancel(App app, List<String> jobs, Followers followers) {
		Pace pace = new Pace(Duration.ofNanos(1_000_000_000L / PER_SECOND));
		List<Wire> wires = new ArrayList<>();
		try (ExecutorService threads = Executors.newFixedThreadPool(CALLERS)) {
			ThreadLocal<Wire> own = ThreadLocal.withInitial(() -> {
				Wire wire = app.connect();
				synchronized (wires) {
					wires.add(wire);
				}
				return wire;
			});
			for (int i = 0; i < jobs.size(); i++) {
				int number = i;
				pace.await();
				followers.expect(number);
				threads.submit(() -> own.get()
					.exchange(app.request("POST", "/v1/jobs/" + jobs.get(number) + "/cancel", "Content-Length: 0")));
			}
		}
		wires.forEach(Wire::close);
	}

}
