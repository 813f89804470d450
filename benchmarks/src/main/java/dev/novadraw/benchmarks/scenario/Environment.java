package dev.novadraw.benchmarks.scenario;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.novadraw.benchmarks.contestant.Address;
import dev.novadraw.benchmarks.report.Figures;
import dev.novadraw.benchmarks.server.Servers;

/**
 * The environment of a measurement: shared servers, and the length of the run.
 */
public interface Environment {

	/** The number of runs from which a median is taken. */
	int RUNS = 3;

	/**
	 * Returns one PostgreSQL and one Kafka.
	 */
	Servers servers();

	/**
	 * Returns true for a short measurement.
	 */
	boolean quick();

	/**
	 * Returns the receiver of progress messages.
	 */
	Consumer<String> progress();

	/**
	 * Returns the first number for a thorough run, and the second for a quick one.
	 */
	default int either(int thorough, int quick) {
		return quick() ? quick : thorough;
	}

	/**
	 * Repeats a measurement often enough for a median.
	 */
	default <T> List<T> repeat(Supplier<T> run) {
		return Stream.generate(run).limit(either(RUNS, 1)).toList();
	}

	/**
	 * Returns empty servers with the tables of this project.
	 */
	default Address migrated() {
		Address address = servers().vacate();
		servers().migrate(address);
		return address;
	}

	/**
	 * Reports the figures of one run.
	 */
	default Map<String, Double> reported(Map<String, Double> figures) {
		progress().accept("  " + Figures.plainly(figures));
		return figures;
	}

}
