package dev.novadraw.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.novadraw.chaos.fault.Scenario;

/**
 * The result of one trial.
 *
 * @param scenario the scenario of the trial
 * @param effects the number of observed effects of the fault, by description
 * @param injections the number of times the fault was injected
 * @param kills the number of killed processes
 * @param accepted the number of jobs that clients received a 202 for
 * @param jobs the number of all stored jobs, including those whose clients received no
 * response
 * @param lost the number of accepted jobs that did not end
 * @param doubled the number of jobs with two results or two ends
 * @param extraCalls the number of AI provider calls beyond one for each story
 * @param recoveries the recovery times
 * @param slowest the longest response time of a submission
 * @param broken the violated guarantees, in words; empty if there are none
 */
record Finding(Scenario scenario, Map<String, Long> effects, int injections, int kills, int accepted, int jobs,
		int lost, int doubled, int extraCalls, List<Duration> recoveries, Duration slowest, List<String> broken) {

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
