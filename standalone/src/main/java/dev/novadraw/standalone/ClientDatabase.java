package dev.novadraw.standalone;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

import org.springframework.boot.logging.LoggingSystem;

import dev.novadraw.embedded.postgres.EmbeddedPostgres;
import dev.novadraw.engine.schema.OwnerLogin;
import dev.novadraw.engine.schema.SchemaMigration;
import dev.novadraw.gateway.client.command.ClientApplication;

/**
 * The database for the command {@code client}: the one in the environment, or that of the
 * data directory. The latter is started for the duration of the command unless it is
 * running already.
 */
final class ClientDatabase implements Supplier<Map<String, Object>>, AutoCloseable {

	@Option(names = "--data", paramLabel = "DIR", scope = ScopeType.INHERIT,
			description = "The data directory whose clients are meant. NOVA_DATA, default ./data; wins over NOVA_DB_URL.")
	private @Nullable Path data;

	private @Nullable EmbeddedPostgres started;

	private ClientDatabase() {
	}

	static int run(String[] args) {
		LoggingSystem.get(ClientDatabase.class.getClassLoader()).beforeInitialize();
		try (ClientDatabase database = new ClientDatabase()) {
			return ClientApplication.run(args, database, database);
		}
	}

	@Override
	public Map<String, Object> get() {
		if (this.data == null && System.getenv("NOVA_DB_URL") != null) {
			return Map.of();
		}
		Path chosen = (this.data != null) ? this.data : Path.of(System.getenv().getOrDefault("NOVA_DATA", "data"));
		Path directory = chosen.toAbsolutePath().normalize().resolve("postgres");
		EmbeddedPostgres.Address address = EmbeddedPostgres.running(directory).orElseGet(() -> start(directory));
		return Map.of("spring.datasource.url", address.jdbcUrl(), "spring.datasource.username", address.username(),
				"spring.datasource.password", address.password());
	}

	private EmbeddedPostgres.Address start(Path directory) {
		this.started = EmbeddedPostgres.start(directory, 0);
		EmbeddedPostgres.Address owner = this.started.owner();
		SchemaMigration.migrate(owner.jdbcUrl(), new OwnerLogin(owner.username(), owner.password()));
		return this.started.application();
	}

	@Override
	public void close() {
		if (this.started != null) {
			this.started.close();
		}
	}

}
