package dev.novadraw.benchmarks.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.novadraw.benchmarks.contestant.Address;
import dev.novadraw.benchmarks.contestant.Fleet;
import dev.novadraw.benchmarks.contestant.Roster;
import dev.novadraw.benchmarks.load.Load;
import dev.novadraw.benchmarks.load.LoadedJvm;
import dev.novadraw.engine.json.Json;

/**
 * Child processes with equal JVM options, so that no contestant warms up or clutters the
 * JVM of another.
 *
 * @param log the file for all output but the figures
 * @param options the options of the JVM
 */
public record Jvm(Path log, List<String> options) {

	/**
	 * Returns the same settings with one more option.
	 */
	public Jvm with(String option) {
		return new Jvm(this.log, Stream.concat(this.options.stream(), Stream.of(option)).toList());
	}

	/**
	 * Applies a load to a contestant and returns the figures.
	 */
	public Map<String, Double> measure(Roster contestant, Fleet fleet, Load load, Address address) {
		try (Child child = start(contestant, fleet, load, address)) {
			return child.figures();
		}
	}

	/**
	 * Starts a contestant and its load.
	 */
	public Child start(Roster contestant, Fleet fleet, Load load, Address address) {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(this.options);
		command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-cp",
				System.getProperty("java.class.path"), LoadedJvm.class.getName(), contestant.name(),
				Json.MAPPER.writeValueAsString(fleet), Json.MAPPER.writeValueAsString(load)));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().put(LoadedJvm.ADDRESS, Json.MAPPER.writeValueAsString(address));
		try {
			return new Child(builder.start(), this.log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
