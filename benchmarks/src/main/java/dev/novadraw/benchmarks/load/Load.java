package dev.novadraw.benchmarks.load;

import java.util.Map;

import dev.novadraw.benchmarks.contestant.Contestant;
import dev.novadraw.benchmarks.contestant.Fleet;
import dev.novadraw.benchmarks.contestant.Naps;

/**
 * Jobs for a contestant, and what is to be measured while it works on them.
 */
public sealed interface Load permits Backlog, Cancels, Crowd, Flood, Orders, Steps, Trickle, TwoClients {

	/**
	 * How many naps there are, those to warm up included.
	 */
	int size();

	/**
	 * Puts a contestant through it and returns figures by name.
	 */
	Map<String, Double> measure(Contestant contestant, Fleet fleet, Naps naps);

}
