package dev.novadraw.benchmarks.load;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;

import dev.novadraw.benchmarks.contestant.Contestant;
import dev.novadraw.benchmarks.contestant.Fleet;
import dev.novadraw.benchmarks.contestant.Nap;
import dev.novadraw.benchmarks.contestant.Naps;

/**
 * Long jobs that are canceled one after the other while they run, to measure the time
 * until the body stops.
 *
 * @param jobs the number of jobs, at most the number of slots
 * @param every the time between two cancellations, in milliseconds
 */
public record Cancels(int jobs, int every) implements Load {

	private static final int CLIENTS = 8;

	private static final Duration LONG = Duration.ofMinutes(5);

	@Override
	public int size() {
		return this.jobs;
	}

	@Override
	public Map<String, Double> measure(Contestant contestant, Fleet fleet, Naps naps) {
		new Submitters(contestant, naps, CLIENTS).submit(0, this.jobs, (number) -> new Nap(number, LONG.toMillis()));
		Naps.await(() -> naps.asleep() == this.jobs);
		Pace pace = new Pace(Duration.ofMillis(this.every));
		long[] canceledAt = new long[this.jobs];
		for (int number = 0; number < this.jobs; number++) {
			canceledAt[number] = System.nanoTime();
			contestant.cancel(number);
			pace.await();
		}
		naps.awaitDone(this.jobs);
		Naps.await(() -> contestant.unsettled() == 0);
		Percentiles waits = new Percentiles(IntStream.range(0, this.jobs)
			.mapToDouble((number) -> (naps.endedAt(number) - canceledAt[number]) / 1e6)
			.toArray());
		return Map.of("p50 ms", waits.at(50), "p95 ms", waits.at(95), "max ms", waits.largest());
	}

}
