package dev.novadraw.benchmarks.api;

import java.nio.file.Path;
import java.util.function.Consumer;

import dev.novadraw.benchmarks.app.App;
import dev.novadraw.benchmarks.scenario.Environment;
import dev.novadraw.benchmarks.server.Servers;

/**
 * The environment of the gateway's measurements.
 *
 * @param servers one PostgreSQL and one Kafka
 * @param log the log file of the measured programs
 * @param quick true for a short measurement
 * @param progress the receiver of progress messages
 */
public record ApiStand(Servers servers, Path log, boolean quick, Consumer<String> progress) implements Environment {

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

}
