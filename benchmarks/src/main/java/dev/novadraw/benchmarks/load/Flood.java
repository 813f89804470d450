package dev.novadraw.benchmarks.load;

import java.util.Map;

import dev.novadraw.benchmarks.contestant.Contestant;
import dev.novadraw.benchmarks.contestant.Fleet;
import dev.novadraw.benchmarks.contestant.Nap;
import dev.novadraw.benchmarks.contestant.Naps;

/**
 * Empty jobs, submitted as fast as they are accepted, and measured until the last one is
 * settled.
 *
 * @param warmUp the number of jobs that come first and are not measured
 * @param jobs the number of measured jobs
 * @param clients the number of concurrent submitters
 */
public record Flood(int warmUp, int jobs, int clients) implements Load {

	@Override
	public int size() {
		return this.warmUp + this.jobs;
	}

	@Override
	public Map<String, Double> measure(Contestant contestant, Fleet fleet, Naps naps) {
		Submitters submitters = new Submitters(contestant, naps, this.clients);
		submitters.submit(0, this.warmUp, (number) -> new Nap(number, 0));
		awaitSettled(contestant, naps, this.warmUp);
		long begin = System.nanoTime();
		submitters.submit(this.warmUp, size(), (number) -> new Nap(number, 0));
		double accepting = seconds(System.nanoTime() - begin);
		awaitSettled(contestant, naps, size());
		double settling = seconds(System.nanoTime() - begin);
		return Map.of("accepted/s", this.jobs / accepting, "settled/s", this.jobs / settling, "repeated",
				(double) naps.repeated());
	}

	private static void awaitSettled(Contestant contestant, Naps naps, int jobs) {
		naps.awaitDone(jobs);
		Naps.await(() -> contestant.unsettled() == 0);
	}

	private static double seconds(long nanos) {
		return nanos / 1e9;
	}

}
