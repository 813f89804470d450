package dev.novadraw.benchmarks.load;

import java.util.List;
import java.util.Map;

import dev.novadraw.benchmarks.contestant.Address;
import dev.novadraw.benchmarks.contestant.Contestant;
import dev.novadraw.benchmarks.contestant.Fleet;
import dev.novadraw.benchmarks.contestant.Naps;
import dev.novadraw.benchmarks.contestant.Roster;
import dev.novadraw.engine.json.Json;

/**
 * The process in which one contestant is put through one load. It is told what to do by
 * its arguments (contestant, workers, slots, load) and its environment (the servers), and
 * says what it measured in one line of its output.
 */
public final class LoadedJvm {

	/**
	 * How the line with the figures begins; they follow as JSON.
	 */
	public static final String FIGURES = "figures ";

	/**
	 * The line that says that the contestant has started.
	 */
	public static final String READY = "ready";

	private static final int OWN_ARGUMENTS = 3;

	private LoadedJvm() {
	}

	public static void main(String[] args) {
		int status = 1;
		try {
			System.out.println(FIGURES + Json.MAPPER.writeValueAsString(figures(List.of(args))));
			status = 0;
		}
		finally {
			// Whatever threads a contestant leaves behind.
			System.exit(status);
		}
	}

	private static Map<String, Double> figures(List<String> arguments) {
		Roster name = Roster.valueOf(arguments.get(0));
		Fleet fleet = new Fleet(Integer.parseInt(arguments.get(1)), Integer.parseInt(arguments.get(2)));
		Load load = Loads.parse(arguments.subList(OWN_ARGUMENTS, arguments.size()));
		Naps naps = new Naps(load.size());
		try (Contestant contestant = name.enter(address(), fleet, naps)) {
			System.out.println(READY);
			return load.measure(contestant, fleet, naps);
		}
	}

	private static Address address() {
		Map<String, String> environment = System.getenv();
		return new Address(environment.getOrDefault("BENCH_JDBC_URL", ""), environment.getOrDefault("BENCH_USER", ""),
				environment.getOrDefault("BENCH_PASSWORD", ""), environment.getOrDefault("BENCH_KAFKA", ""),
				environment.getOrDefault("BENCH_KAFKA_PASSWORD", ""));
	}

}
