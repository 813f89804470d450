package dev.novadraw.benchmarks.app;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.novadraw.benchmarks.contestant.Address;
import dev.novadraw.benchmarks.server.Servers;

class AppTests {

	@Test
	void startsTheProgramsThatAreCompared(@TempDir Path directory) {
		Path log = directory.resolve("bench.log");
		try (Servers servers = Servers.start(directory.resolve("servers"))) {
			Address address = servers.vacate();
			servers.migrate(address);
			try (App gateway = App.gateway(address, log);
					App bare = App.bare(address, log);
					Wire wire = gateway.connect();
					Wire bareWire = bare.connect()) {
				wire.exchange(gateway.story(Drawings.small())).require(202);
				bareWire.exchange(bare.story(Drawings.small())).require(202);
			}
		}
	}

}
