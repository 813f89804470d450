package dev.novadraw.narration.script;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A part of a story before it is filled with characters.
 *
 * @param name the name of its file
 * @param titles the titles to choose from
 * @param refrains the refrains to choose from
 * @param steps the steps in order
 */
public record Script(String name, List<Wording> titles, List<Wording> refrains, List<Step> steps) {

	private static final Pattern SLOT = Pattern.compile("\\{[^{}]*+}");

	private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}-]+");

	public Script {
		titles = List.copyOf(titles);
		refrains = List.copyOf(refrains);
		steps = List.copyOf(steps);
	}

	/**
	 * Returns the English words of all steps in lower case, without slots, each between
	 * spaces.
	 */
	String englishWords() {
		StringBuilder text = new StringBuilder();
		this.steps.forEach(step -> step.wordings().forEach(wording -> text.append(' ').append(wording.english())));
		String withoutSlots = SLOT.matcher(text).replaceAll(" ").toLowerCase(Locale.ROOT);
		return " " + BETWEEN_WORDS.matcher(withoutSlots).replaceAll(" ") + " ";
	}

}
