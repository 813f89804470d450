package dev.novadraw.chaos;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * The results of a whole run.
 */
final class Findings {

	private final long seed;

	private final Instant begin;

	private final List<String> leftOut;

	private final List<Finding> all = new ArrayList<>();

	/**
	 * Creates an empty collection.
	 * @param leftOut sentences about faults that cannot be tested on this machine
	 */
	Findings(long seed, InstantSource clock, List<String> leftOut) {
		this.seed = seed;
		this.begin = clock.instant();
		this.leftOut = List.copyOf(leftOut);
	}

	Finding add(Finding finding) {
		this.all.add(finding);
		return finding;
	}

	long seed() {
		return this.seed;
	}

	Instant begin() {
		return this.begin;
	}

	List<String> leftOut() {
		return this.leftOut;
	}

	List<Finding> all() {
		return List.copyOf(this.all);
	}

	boolean areGood() {
		return this.all.stream().allMatch(Finding::isGood);
	}

	int sum(ToIntFunction<Finding> figure) {
		return this.all.stream().mapToInt(figure).sum();
	}

	/** Returns all recovery times, shortest first. */
	List<Duration> recoveries() {
		return this.all.stream().flatMap((finding) -> finding.recoveries().stream()).sorted().toList();
	}

	/**
	 * Returns the upper bound of the failure rate, at 95 % confidence, after
	 * {@code trials} independent trials without a failure.
	 */
	static double bound(int trials) {
		return 3.0 / trials;
	}

	static double seconds(Duration time) {
		return time.toMillis() / 1000.0;
	}

	String summary() {
		return "%d trials, %d processes killed, %d jobs accepted, %d lost, %d doubled, %d calls beyond one a story, %s"
			.formatted(this.all.size(), sum(Finding::kills), sum(Finding::accepted), sum(Finding::lost),
					sum(Finding::doubled), sum(Finding::extraCalls),
					areGood() ? "every promise kept" : "PROMISES BROKEN in " + broken());
	}

	private String broken() {
		Stream<String> ids = this.all.stream()
			.filter((finding) -> !finding.isGood())
			.map((finding) -> finding.scenario().id());
		return String.join(", ", ids.toList());
	}

}
