package dev.novadraw.narration.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One step of a story with its alternative wordings.
 *
 * @param paragraph the number of its paragraph in the script
 * @param use the stories that contain it
 * @param wordings the alternatives
 */
public record Step(int paragraph, Use use, List<Wording> wordings) {

	public Step {
		wordings = List.copyOf(wordings);
	}

	public List<Wording> fitting(Set<String> facts) {
		return this.wordings.stream().filter(wording -> wording.fits(facts)).toList();
	}

	Step with(Wording wording) {
		List<Wording> more = new ArrayList<>(this.wordings);
		more.add(wording);
		return new Step(this.paragraph, this.use, more);
	}

	/**
	 * The stories that contain a step.
	 */
	public enum Use {

		/** Every story. */
		ALWAYS(""),

		/** All but short stories. */
		USUALLY("~"),

		/** Some attempts of several. */
		ATTEMPT("%"),

		/** Stories that would be too short otherwise. */
		FILLS("?");

		private final String mark;

		Use(String mark) {
			this.mark = mark;
		}

		static Use of(String line) {
			for (Use use : values()) {
				if (!use.mark.isEmpty() && line.startsWith(use.mark)) {
					return use;
				}
			}
			return ALWAYS;
		}

	}

}
