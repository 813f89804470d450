package dev.novadraw.narration.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * All scripts.
 */
public record Scripts(Script opening, Script ending, List<Script> plots) {

	private static final List<String> PLOTS = List.of("plot-hum", "plot-game", "plot-hiding", "plot-shared-colour",
			"plot-giggle", "plot-bed", "plot-journey", "plot-climb", "plot-flight", "plot-dance", "plot-jump",
			"plot-song", "plot-behind", "blank-first-line", "blank-dream", "blank-visitor", "painted-all",
			"painted-blanket", "painted-sea");

	public Scripts {
		plots = List.copyOf(plots);
	}

	public static Scripts load() {
		List<Beat> friend = load("friend", List.of()).beats();
		return new Scripts(load("opening", friend), load("ending", friend),
				PLOTS.stream().map(plot -> load(plot, friend)).toList());
	}

	private static Script load(String name, List<Beat> friend) {
		try (InputStream in = Scripts.class.getResourceAsStream(name + ".txt")) {
			if (in == null) {
				throw new IllegalStateException("The script " + name + ".txt is missing");
			}
			String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
			return new ScriptReader(name, friend).read(text.lines().toList());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
