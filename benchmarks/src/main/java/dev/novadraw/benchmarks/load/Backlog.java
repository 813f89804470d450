package dev.novadraw.benchmarks.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import dev.novadraw.benchmarks.contestant.Contestant;
import dev.novadraw.benchmarks.contestant.Fleet;
import dev.novadraw.benchmarks.contestant.Nap;
import dev.novadraw.benchmarks.contestant.Naps;

/**
 * Many short jobs and some long ones, more than there are slots, to measure the
 * utilisation of the slots. The measured part begins when all slots are busy for the
 * first time, and lasts as long as jobs are queued.
 *
 * @param warmUp the number of short jobs that come first and are not measured
 * @param jobs the number of measured jobs; four in five take 1 to 2 seconds, and one in
 * five 10 to 12
 * @param seed the seed of the durations and their order
 */
public record Backlog(int warmUp, int jobs, int seed) implements Load {

	private static final int CLIENTS = 8;

	private static final int WARM_UP_MILLIS = 20;

	@Override
	public int size() {
		return this.warmUp + this.jobs;
	}

	@Override
	public Map<String, Double> measure(Contestant contestant, Fleet fleet, Naps naps) {
		Submitters submitters = new Submitters(contestant, naps, CLIENTS);
		submitters.submit(0, this.warmUp, (number) -> new Nap(number, WARM_UP_MILLIS));
		naps.awaitDone(this.warmUp);
		Naps.await(() -> contestant.unsettled() == 0);
		long[] durations = durations();
		long begin = System.nanoTime();
		submitters.submit(this.warmUp, size(), (number) -> new Nap(number, durations[number - this.warmUp]));
		naps.awaitDone(size());
		double whole = (System.nanoTime() - begin) / 1e9;
		double ideal = LongStream.of(durations).sum() / 1e3 / fleet.size();
		return Map.of("steady %",
				100 * steady(fleet, counted().mapToLong(naps::begunAt).toArray(),
						counted().mapToLong(naps::endedAt).toArray()),
				"whole s", whole, "ideal s", ideal, "repeated", (double) naps.repeated());
	}

	private IntStream counted() {
		return IntStream.range(this.warmUp, size());
	}

	private long[] durations() {
		Random random = new Random(this.seed);
		List<Long> durations = new ArrayList<>();
		for (int i = 0; i < this.jobs; i++) {
			durations.add((i % 5 == 0) ? 10_000 + random.nextLong(2_001) : 1_000 + random.nextLong(1_001));
		}
		Collections.shuffle(durations, random);
		return durations.stream().mapToLong(Long::longValue).toArray();
	}

	/**
	 * Returns the share of the slots' time spent on jobs in the measured part. It begins
	 * when as many jobs have begun as there are slots, and ends when the last one begins.
	 */
	static double steady(Fleet fleet, long[] begun, long[] ended) {
		long[] inOrder = begun.clone();
		Arrays.sort(inOrder);
		long from = inOrder[Math.min(fleet.size(), inOrder.length) - 1];
		long to = inOrder[inOrder.length - 1];
		long busy = IntStream.range(0, begun.length)
			.mapToLong((job) -> Math.max(0, Math.min(to, ended[job]) - Math.max(from, begun[job])))
			.sum();
		return (double) busy / ((to - from) * (double) fleet.size());
	}

}
