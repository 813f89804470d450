package dev.novadraw.benchmarks.scenario;

import java.util.List;

/**
 * All scenarios, in the order of the report.
 */
public final class Scenarios {

	public static final List<Scenario<Stand>> ALL = List.of(new Utilisation(), new Latency(), new Throughput(),
			new Concurrency(), new Fairness(), new Growth(), new Recovery(), new Canceling(), new Retention(),
			new IdlePolling());

	private Scenarios() {
	}

}
