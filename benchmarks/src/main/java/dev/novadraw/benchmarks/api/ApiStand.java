package dev.novadraw.benchmarks.api;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.novadraw.benchmarks.app.App;
import dev.novadraw.benchmarks.contestant.Address;
import dev.novadraw.benchmarks.server.Servers;

/**
 * The environment of the gateway's measurements.
 *
 * @param servers one PostgreSQL and one Kafka
 * @param log the log file of the measured programs
 * @param quick true for a short measurement
 * @param progress the receiver of progress messages
 */
public record ApiStand(Servers servers, Path log, boolean quick, Consumer<String> progress) {

	private static final int RUNS = 3;

	/**
	 * Returns the first number for a thorough run, and the second for a quick one.
	 */
	int either(int thorough, int quick) {
		return this.quick ? quick : thorough;
	}

	/**
	 * Starts a gateway on empty servers, with a key that has very high limits.
	 */
	App gateway() {
		return App.gateway(migrated(), this.log);
	}

	/**
	 * Starts the baseline controller, which only inserts rows.
	 */
	App bare() {
		return App.bare(migrated(), this.log);
	}

	Address migrated() {
		Address address = this.servers.vacate();
		this.servers.migrate(address);
		return address;
	}

	<T> List<T> repeat(Supplier<T> run) {
		List<T> all = new ArrayList<>();
		for (int i = 0; i < either(RUNS, 1); i++) {
			all.add(run.get());
		}
		return all;
	}

}
