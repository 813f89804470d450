package dev.novadraw.chaos.proof;

import java.util.List;

/**
 * The result of the checks after a fault.
 *
 * @param lost the number of accepted jobs that did not end
 * @param doubled the number of jobs with two results or two ends
 * @param extraCalls the number of AI provider calls beyond one for each story
 * @param broken the violated guarantees, in words
 */
public record Verdict(int lost, int doubled, int extraCalls, List<String> broken) {

	public Verdict {
		broken = List.copyOf(broken);
	}

}
