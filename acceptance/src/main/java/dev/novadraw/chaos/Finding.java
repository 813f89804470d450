package dev.novadraw.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.novadraw.chaos.fault.Scenario;

/**
 * What came of one trial.
 *
 * @param scenario what was tried
 * @param sightings what was really hit, and how often
 * @param strikes how often the fault struck
 * @param kills how many processes were killed
 * @param accepted jobs that clients were promised
 * @param jobs all jobs that were written, also those whose clients never heard of it
 * @param lost promised jobs that did not come to their end
 * @param doubled jobs with two results or two ends
 * @param extraCalls calls of the AI provider beyond one for each story
 * @param recoveries how long it took to recover
 * @param slowest the slowest answer to a submission
 * @param broken promises that were not kept, in words; empty when all is well
 */
record Finding(Scenario scenario, Map<String, Long> sightings, int strikes, int kills, int accepted, int jobs, int lost,
		int doubled, int extraCalls, List<Duration> recoveries, Duration slowest, List<String> broken) {

	Finding {
		recoveries = List.copyOf(recoveries);
		broken = List.copyOf(broken);
	}

	Duration longestRecovery() {
		return this.recoveries.stream().max(Duration::compareTo).orElse(Duration.ZERO);
	}

	boolean isGood() {
		return this.broken.isEmpty();
	}

}
