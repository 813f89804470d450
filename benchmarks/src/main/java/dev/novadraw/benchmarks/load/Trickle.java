package dev.novadraw.benchmarks.load;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;

import dev.novadraw.benchmarks.contestant.Contestant;
import dev.novadraw.benchmarks.contestant.Fleet;
import dev.novadraw.benchmarks.contestant.Nap;
import dev.novadraw.benchmarks.contestant.Naps;

/**
 * Single jobs at an even rate with free slots, to measure the time from a job's
 * acceptance to the start of its body.
 *
 * @param warmUp the number of jobs that come first and are not measured
 * @param jobs the number of measured jobs
 * @param every the interval between two jobs
 */
public record Trickle(int warmUp, int jobs, Duration every) implements Load {

	@Override
	public int size() {
		return this.warmUp + this.jobs;
	}

	@Override
	public Map<String, Double> measure(Contestant contestant, Fleet fleet, Naps naps) {
		Pace pace = new Pace(this.every);
		for (int number = 0; number < size(); number++) {
			contestant.submit(Contestant.CLIENT, new Nap(number, 0));
			naps.accepted(number);
			pace.await();
		}
		naps.awaitDone(size());
		Percentiles waits = new Percentiles(IntStream.range(this.warmUp, size())
			.mapToDouble((number) -> Math.max(0, naps.begunAt(number) - naps.acceptedAt(number)) / 1e6)
			.toArray());
		return Map.of("p50 ms", waits.at(50), "p95 ms", waits.at(95), "p99 ms", waits.at(99), "max ms",
				waits.largest());
	}

}
