package dev.novadraw.benchmarks.load;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;

import dev.novadraw.benchmarks.contestant.Contestant;
import dev.novadraw.benchmarks.contestant.Fleet;
import dev.novadraw.benchmarks.contestant.Nap;
import dev.novadraw.benchmarks.contestant.Naps;

/**
 * A quiet client with single jobs at an even rate, first alone, then beside another that
 * has just submitted a great many. It measures the quiet one's delay.
 *
 * @param noisy the number of jobs that the noisy client submits at once
 * @param quiet the number of jobs that the quiet one submits alone, and again beside the
 * other
 * @param every the interval between two jobs of the quiet one, in milliseconds
 * @param millis the duration of each job
 */
public record TwoClients(int noisy, int quiet, int every, int millis) implements Load {

	private static final int CLIENTS = 16;

	private static final int WARM_UP = 500;

	@Override
	public int size() {
		return WARM_UP + this.quiet * 2 + this.noisy;
	}

	@Override
	public Map<String, Double> measure(Contestant contestant, Fleet fleet, Naps naps) {
		Submitters warming = new Submitters(contestant, naps, CLIENTS);
		warming.submit(0, WARM_UP, (number) -> new Nap(number, 1));
		Naps.await(() -> contestant.unsettled() == 0);
		Percentiles alone = quietly(contestant, naps, WARM_UP);
		int beside = WARM_UP + this.quiet;
		Submitters noisy = new Submitters(contestant, naps, CLIENTS).as("noisy");
		noisy.submit(beside + this.quiet, size(), (number) -> new Nap(number, this.millis));
		Percentiles contended = quietly(contestant, naps, beside);
		double waiting = contestant.unsettled();
		return Map.of("alone p50 ms", alone.at(50), "alone p95 ms", alone.at(95), "beside p50 ms", contended.at(50),
				"beside p95 ms", contended.at(95), "still waiting", waiting);
	}

	private Percentiles quietly(Contestant contestant, Naps naps, int first) {
		Pace pace = new Pace(Duration.ofMillis(this.every));
		for (int number = first; number < first + this.quiet; number++) {
			contestant.submit("quiet", new Nap(number, this.millis));
			naps.accepted(number);
			pace.await();
		}
		Naps.await(() -> IntStream.range(first, first + this.quiet).allMatch((number) -> naps.endedAt(number) != 0));
		return new Percentiles(IntStream.range(first, first + this.quiet)
			.mapToDouble((number) -> Math.max(0, naps.begunAt(number) - naps.acceptedAt(number)) / 1e6)
			.toArray());
	}

}
