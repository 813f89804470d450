package dev.novadraw.standalone;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.logging.LoggingSystem;

import dev.novadraw.database.Migration;
import dev.novadraw.database.OwnerLogin;
import dev.novadraw.embedded.EmbeddedPostgres;
import dev.novadraw.gateway.client.ClientApplication;

/**
 * Finds the database for the command {@code client}: the one that was named, or that of
 * the data directory, which is started for as long as the command takes when it does not
 * run already.
 */
final class ClientDatabase implements Supplier<Map<String, Object>>, AutoCloseable {

	private @Nullable EmbeddedPostgres started;

	private ClientDatabase() {
	}

	static int run(String[] args) {
		LoggingSystem.get(ClientDatabase.class.getClassLoader()).beforeInitialize();
		try (ClientDatabase database = new ClientDatabase()) {
			return ClientApplication.run(args, database);
		}
	}

	@Override
	public Map<String, Object> get() {
		if (System.getenv("NOVA_DB_URL") != null) {
			return Map.of();
		}
		String data = System.getenv().getOrDefault("NOVA_DATA", "data");
		Path directory = Path.of(data).toAbsolutePath().normalize().resolve("postgres");
		EmbeddedPostgres.Address address = EmbeddedPostgres.running(directory).orElseGet(() -> start(directory));
		return Map.of("spring.datasource.url", address.jdbcUrl(), "spring.datasource.username", address.username(),
				"spring.datasource.password", address.password());
	}

	private EmbeddedPostgres.Address start(Path directory) {
		this.started = EmbeddedPostgres.start(directory, 0);
		EmbeddedPostgres.Address owner = this.started.owner();
		Migration.migrate(owner.jdbcUrl(), new OwnerLogin(owner.username(), owner.password()));
		return this.started.application();
	}

	@Override
	public void close() {
		if (this.started != null) {
			this.started.close();
		}
	}

}
