package dev.novadraw.narration.script;

import java.util.List;
import java.util.Set;

/**
 * One step of a story: the wordings to choose from, the paragraph it belongs to, and
 * whether the story works without it.
 */
public record Beat(int paragraph, boolean optional, List<Wording> wordings) {

	public Beat {
		wordings = List.copyOf(wordings);
	}

	public List<Wording> fitting(Set<String> facts) {
		return this.wordings.stream().filter(wording -> wording.fits(facts)).toList();
	}

}
