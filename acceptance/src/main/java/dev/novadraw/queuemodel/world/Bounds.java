package dev.novadraw.queuemodel.world;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The size of a search.
 *
 * @param jobs the number of jobs, 1 or 2
 * @param maxAttempts the maximum number of attempts of each job
 * @param slots the number of jobs that the fleet may run at a time, as the sweeper counts
 * them
 * @param oneProcess true if both worker threads belong to one worker, share its name and
 * die with it
 * @param limits the maximum number of each limited event
 */
public record Bounds(int jobs, int maxAttempts, int slots, boolean oneProcess, Map<LimitedEvent, Integer> limits) {

	public Bounds {
		if (jobs < 1 || jobs > 2 || maxAttempts < 1 || maxAttempts > 3 || slots < 1) {
			throw new IllegalArgumentException("a situation of that size has no room in two words");
		}
		limits = Map.copyOf(limits);
	}

	/** Returns bounds without faults, in which workers may still be arbitrarily slow. */
	public static Bounds quiet(int jobs, int maxAttempts) {
		return new Bounds(jobs, maxAttempts, 2, false, Map.of());
	}

	public Bounds with(LimitedEvent event, int count) {
		Map<LimitedEvent, Integer> changed = new HashMap<>(this.limits);
		changed.put(event, count);
		return new Bounds(this.jobs, this.maxAttempts, this.slots, this.oneProcess, changed);
	}

	public Bounds withOneSlot() {
		return new Bounds(this.jobs, this.maxAttempts, 1, this.oneProcess, this.limits);
	}

	public Bounds inOneProcess() {
		return new Bounds(this.jobs, this.maxAttempts, this.slots, true, this.limits);
	}

	public int limit(LimitedEvent event) {
		return this.limits.getOrDefault(event, 0);
	}

	@Override
	public String toString() {
		String events = this.limits.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.map((limit) -> ", " + limit.getValue() + " × " + limit.getKey())
			.collect(Collectors.joining());
		return this.jobs + ((this.jobs == 1) ? " job of " : " jobs of ") + this.maxAttempts
				+ ((this.maxAttempts == 1) ? " attempt" : " attempts") + ((this.slots == 1) ? ", one slot" : "")
				+ (this.oneProcess ? ", one process" : "") + events;
	}

}
