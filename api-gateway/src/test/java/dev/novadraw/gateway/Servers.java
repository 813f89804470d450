package dev.novadraw.gateway;

import java.nio.file.Path;

import dev.novadraw.embedded.kafka.EmbeddedKafka;
import dev.novadraw.embedded.postgres.EmbeddedPostgres;

/**
 * The real database and broker of all tests of this module, started once.
 */
public final class Servers {

	private static final Path DIRECTORY = Path.of("target/servers").toAbsolutePath();

	public static final EmbeddedPostgres POSTGRES = EmbeddedPostgres.start(DIRECTORY.resolve("postgres"), 0);

	public static final EmbeddedKafka KAFKA = EmbeddedKafka.start(DIRECTORY.resolve("kafka"), 0);

	private Servers() {
	}

}
