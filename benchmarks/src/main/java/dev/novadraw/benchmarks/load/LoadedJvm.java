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
 * The process that applies one load to one contestant. Its arguments are the contestant,
 * the fleet and the load; its environment names the servers. It prints its figures in one
 * line.
 */
public final class LoadedJvm {

	/**
	 * The prefix of the line with the figures, which follow as JSON.
	 */
	public static final String FIGURES = "figures ";

	/**
	 * The line printed when the contestant has started.
	 */
	public static final String READY = "ready";

	/**
	 * The environment variable with the {@link Address}, as JSON.
	 */
	public static final String ADDRESS = "BENCH_ADDRESS";

	private LoadedJvm() {
	}

	public static void main(String[] args) {
		int status = 1;
		try {
			System.out.println(FIGURES + Json.MAPPER.writeValueAsString(figures(List.of(args))));
			status = 0;
		}
		catch (RuntimeException ex) {
			// The exit comes before the JVM would print it.
			ex.printStackTrace(System.out);
		}
		finally {
			// Ends threads that a contestant may have left running.
			System.exit(status);
		}
	}

	private static Map<String, Double> figures(List<String> arguments) {
		Roster name = Roster.valueOf(arguments.get(0));
		Fleet fleet = Json.MAPPER.readValue(arguments.get(1), Fleet.class);
		Load load = Json.MAPPER.readValue(arguments.get(2), Load.class);
		Naps naps = new Naps(load.size());
		try (Contestant contestant = name.enter(address(), fleet, naps)) {
			System.out.println(READY);
			return load.measure(contestant, fleet, naps);
		}
	}

	private static Address address() {
		return Json.MAPPER.readValue(System.getenv().getOrDefault(ADDRESS, ""), Address.class);
	}

}
