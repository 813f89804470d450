package dev.novadraw.chaos.proof;

import java.util.List;

/**
 * What was found after a fault.
 *
 * @param lost how many promised jobs did not come to an end
 * @param doubled how many have two results or two ends
 * @param extraCalls calls of the AI provider beyond one for each story
 * @param broken every promise that was not kept, in words
 */
public record Verdict(int lost, int doubled, int extraCalls, List<String> broken) {

	public Verdict {
		broken = List.copyOf(broken);
	}

}
