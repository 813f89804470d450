package dev.novadraw.narration.script;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All scripts: plots, the openings by subject, and the ending.
 */
public record Scripts(Map<String, Script> openings, Script ending, List<Plot> plots) {

	private static final String DRAWING = "drawing";

	public Scripts {
		openings = Map.copyOf(openings);
		plots = List.copyOf(plots);
	}

	public static Scripts load() {
		Map<String, Script> openings = new HashMap<>(Stream.of("mystery", "blank", "painted")
			.collect(Collectors.toMap(subject -> subject, subject -> reader("opening-" + subject).script())));
		openings.put(DRAWING, reader("opening").script());
		List<Plot> plots = ResourceLines.of("plots.txt").stream().map(name -> reader("plot/" + name).plot()).toList();
		return new Scripts(openings, reader("ending").script(), plots);
	}

	private static ScriptReader reader(String name) {
		return new ScriptReader(name, ResourceLines.of(name + ".txt"));
	}

	/**
	 * Returns the opening for a hero of a subject.
	 */
	public Script opening(String subject) {
		Script opening = this.openings.getOrDefault(subject, this.openings.get(DRAWING));
		if (opening == null) {
			throw new IllegalStateException("The opening of drawings is missing");
		}
		return opening;
	}

}
