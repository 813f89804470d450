package dev.novadraw.narration.script;

import java.util.List;
import java.util.Set;

/**
 * A story, or a part of one, before it is filled with a drawing.
 *
 * @param name the name of its file
 * @param themes the themes it fits, the best first
 * @param subject {@code drawing}, {@code blank} or {@code painted}
 * @param likes facts that make it a good choice
 * @param titles the titles to choose from
 * @param refrains the refrains to choose from
 * @param beats the steps of the story in order
 */
public record Script(String name, List<String> themes, String subject, Set<String> likes, List<Wording> titles,
		List<Wording> refrains, List<Beat> beats) {

	public Script {
		themes = List.copyOf(themes);
		likes = Set.copyOf(likes);
		titles = List.copyOf(titles);
		refrains = List.copyOf(refrains);
		beats = List.copyOf(beats);
	}

}
