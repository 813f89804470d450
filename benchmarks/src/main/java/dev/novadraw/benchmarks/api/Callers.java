package dev.novadraw.benchmarks.api;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.DoubleStream;

import dev.novadraw.benchmarks.app.App;
import dev.novadraw.benchmarks.app.Wire;
import dev.novadraw.benchmarks.load.Parallel;
import dev.novadraw.benchmarks.load.Percentiles;

/**
 * Callers with one connection each that repeat the same requests.
 */
final class Callers {

	private static final int MAX_WARM_UP_CALLERS = 4;

	private final App app;

	private final int count;

	Callers(App app, int count) {
		this.app = app;
		this.count = count;
	}

	/**
	 * Warms up the JVM, and ignores the status of the responses.
	 */
	void warmUp(byte[] request, Duration time) {
		long end = System.nanoTime() + time.toNanos();
		new Callers(this.app, Math.min(this.count, MAX_WARM_UP_CALLERS)).all((caller, wire) -> {
			while (System.nanoTime() < end) {
				wire.exchange(request);
			}
			return new double[0];
		});
	}

	/**
	 * Sends requests as fast as possible.
	 * @return the number of requests a second
	 */
	double flatOut(List<byte[]> requests, int expected, Duration time) {
		long begun = System.nanoTime();
		long end = begun + time.toNanos();
		double[] answers = all((caller, wire) -> {
			int count = 0;
			while (System.nanoTime() < end) {
				wire.exchange(requests.get((caller + this.count * count) % requests.size())).require(expected);
				count++;
			}
			return new double[] { count };
		});
		return Arrays.stream(answers).sum() / ((System.nanoTime() - begun) / 1e9);
	}

	/**
	 * Sends requests at an even rate. A request delayed by its predecessor is measured
	 * from its scheduled time.
	 * @return the milliseconds at p50 and p99
	 */
	Map<String, Double> paced(byte[] request, int expected, int perSecond, Duration time) {
		long interval = Duration.ofSeconds(1).toNanos() / perSecond;
		long total = perSecond * time.toSeconds();
		long begun = System.nanoTime();
		Percentiles durations = new Percentiles(all((caller, wire) -> {
			DoubleStream.Builder millis = DoubleStream.builder();
			for (long beat = caller; beat < total; beat += this.count) {
				long due = begun + beat * interval;
				for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
					LockSupport.parkNanos(left);
				}
				wire.exchange(request).require(expected);
				millis.add((System.nanoTime() - due) / 1e6);
			}
			return millis.build().toArray();
		}));
		return Map.of("p50", durations.median(), "p99", durations.at(99));
	}

	private interface Work {

		double[] by(int caller, Wire wire);

	}

	private double[] all(Work work) {
		double[][] figures = new double[this.count][];
		Parallel.start(this.count, (caller) -> {
			try (Wire wire = this.app.connect()) {
				figures[caller] = work.by(caller, wire);
			}
		}).join();
		return Arrays.stream(figures).flatMapToDouble(Arrays::stream).toArray();
	}

}
