package dev.novadraw.benchmarks.load;

import java.lang.management.ManagementFactory;
import java.util.Map;

import dev.novadraw.benchmarks.contestant.Contestant;
import dev.novadraw.benchmarks.contestant.Fleet;
import dev.novadraw.benchmarks.contestant.Nap;
import dev.novadraw.benchmarks.contestant.Naps;

/**
 * As many concurrent long calls as there are slots, to measure memory and threads.
 *
 * @param warmUp the number of short jobs that come first
 * @param jobs the number of concurrent jobs
 * @param millis the duration of each
 */
public record ConcurrentJobs(int warmUp, int jobs, int millis) implements Load {

	private static final int CLIENTS = 32;

	private static final double MEGABYTE = 1024 * 1024;

	@Override
	public int size() {
		return this.warmUp + this.jobs;
	}

	@Override
	public Map<String, Double> measure(Contestant contestant, Fleet fleet, Naps naps) {
		Submitters submitters = new Submitters(contestant, naps, CLIENTS);
		submitters.submit(0, this.warmUp, (number) -> new Nap(number, 1));
		naps.awaitDone(this.warmUp);
		long begin = System.nanoTime();
		submitters.submit(this.warmUp, size(), (number) -> new Nap(number, this.millis));
		double submitted = (System.nanoTime() - begin) / 1e9;
		Naps.await(() -> naps.maxAsleep() == this.jobs || naps.done() > this.warmUp);
		double heap = heapInUse();
		double threads = ManagementFactory.getThreadMXBean().getThreadCount();
		naps.awaitDone(size());
		Naps.await(() -> contestant.unsettled() == 0);
		return Map.of("at a time", (double) naps.maxAsleep(), "heap MB", heap, "threads", threads, "submitted s",
				submitted, "whole s", (System.nanoTime() - begin) / 1e9, "repeated", (double) naps.repeated());
	}

	private static double heapInUse() {
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE;
	}

}
