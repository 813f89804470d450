package dev.novadraw.benchmarks.load;

import java.util.Map;

import dev.novadraw.benchmarks.contestant.Contestant;
import dev.novadraw.benchmarks.contestant.Fleet;
import dev.novadraw.benchmarks.contestant.Nap;
import dev.novadraw.benchmarks.contestant.Naps;

/**
 * Direct dispatches and claims of a few jobs at a time, without concurrency, to measure
 * each statement with other rows in the tables.
 *
 * @param warmUp the number of rounds that come first and are not measured
 * @param rounds the number of measured rounds
 * @param jobs the number of jobs that each round submits, dispatches, claims and settles
 */
public record Steps(int warmUp, int rounds, int jobs) implements Load {

	@Override
	public int size() {
		return (this.warmUp + this.rounds) * this.jobs;
	}

	@Override
	public Map<String, Double> measure(Contestant contestant, Fleet fleet, Naps naps) {
		double[] dispatching = new double[this.rounds];
		double[] claiming = new double[this.rounds];
		for (int round = -this.warmUp; round < this.rounds; round++) {
			for (int job = 0; job < this.jobs; job++) {
				contestant.submit("client " + job % 10, new Nap((round + this.warmUp) * this.jobs + job, 0));
			}
			Contestant.Step step = contestant.step(this.jobs);
			if (round >= 0) {
				dispatching[round] = step.dispatchMillis();
				claiming[round] = step.claimMillis();
			}
		}
		Percentiles dispatch = new Percentiles(dispatching);
		Percentiles claim = new Percentiles(claiming);
		return Map.of("dispatch p50 ms", dispatch.at(50), "dispatch p99 ms", dispatch.at(99), "claim p50 ms",
				claim.at(50), "claim p99 ms", claim.at(99));
	}

}
