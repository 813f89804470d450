package dev.novadraw.narration.script;

import java.util.List;
import java.util.Set;

/**
 * One step of a story: its alternative wordings, its paragraph, and a flag for steps that
 * the story can do without.
 */
public record Beat(int paragraph, boolean optional, List<Wording> wordings) {

	public Beat {
		wordings = List.copyOf(wordings);
	}

	public List<Wording> fitting(Set<String> facts) {
		return this.wordings.stream().filter(wording -> wording.fits(facts)).toList();
	}

}
