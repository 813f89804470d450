package dev.novadraw.benchmarks.load;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

import dev.novadraw.benchmarks.contestant.Contestant;
import dev.novadraw.benchmarks.contestant.Fleet;
import dev.novadraw.benchmarks.contestant.Naps;

/**
 * Jobs for a contestant, and the measurements while it runs them. JSON names the type, so
 * that a load can be passed to another process.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME)
public sealed interface Load permits Backlog, Cancels, ConcurrentJobs, Flood, Orders, Steps, Trickle, TwoClients {

	/**
	 * Returns the number of naps, including the warm-up.
	 */
	int size();

	/**
	 * Applies the load to a contestant and returns figures by name.
	 */
	Map<String, Double> measure(Contestant contestant, Fleet fleet, Naps naps);

}
