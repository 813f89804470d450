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
 * Where the gateway is measured.
 *
 * @param servers one PostgreSQL and one Kafka
 * @param log where the programs under test write
 * @param quick whether to be content with a short look
 * @param progress is told what is going on
 */
public record ApiStand(Servers servers, Path log, boolean quick, Consumer<String> progress) {

	private static final int RUNS = 3;

	/**
	 * A number for a thorough run, and another for a short look.
	 */
	int either(int thorough, int quick) {
		return this.quick ? quick : thorough;
	}

	/**
	 * A gateway on empty servers, with a key that is hardly limited.
	 */
	App gateway() {
		return App.gateway(migrated(), this.log);
	}

	/**
	 * The controller that does nothing but insert.
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
