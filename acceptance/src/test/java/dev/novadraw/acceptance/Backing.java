package dev.novadraw.acceptance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;

import org.springframework.jdbc.core.simple.JdbcClient;

import dev.novadraw.embedded.kafka.EmbeddedKafka;
import dev.novadraw.embedded.postgres.EmbeddedPostgres;

/**
 * The servers of gateways and workers, in the test's process.
 */
final class Backing implements AutoCloseable {

	private final EmbeddedPostgres postgres;

	private final EmbeddedKafka kafka;

	final JdbcClient sql;

	Backing(Path data) {
		this.postgres = EmbeddedPostgres.start(data.resolve("postgres"), 0);
		this.kafka = EmbeddedKafka.start(data.resolve("kafka"), 0);
		this.sql = JdbcClient.create(Inspection.source(this.postgres));
	}

	/** Returns the environment of processes that use them. */
	Map<String, String> environment(Map<String, String> additional) {
		Map<String, String> environment = new HashMap<>(additional);
		environment.putAll(login("NOVA_DB_", this.postgres.application()));
		environment.putAll(login("NOVA_DB_OWNER_", this.postgres.owner()));
		environment.putAll(Map.of("NOVA_DB_URL", this.postgres.jdbcUrl(), "NOVA_PORT", "0", "NOVA_WORKER_PORT", "0",
				"NOVA_MANAGEMENT_PORT", ""));
		environment.putAll(EmbeddedKafka.environment(this.kafka.bootstrapServers(), this.kafka.password()));
		return environment;
	}

	/** Returns the consumer groups with committed offsets. */
	List<String> groupsWithOffsets() throws Exception {
		try (Admin admin = Admin.create(this.kafka.clientSettings())) {
			List<String> groups = new ArrayList<>();
			for (GroupListing group : admin.listGroups().all().get()) {
				if (!admin.listConsumerGroupOffsets(group.groupId()).partitionsToOffsetAndMetadata().get().isEmpty()) {
					groups.add(group.groupId());
				}
			}
			return groups;
		}
	}

	private static Map<String, String> login(String variables, EmbeddedPostgres.Address address) {
		return Map.of(variables + "USER", address.username(), variables + "PASSWORD", address.password());
	}

	@Override
	public void close() {
		this.kafka.close();
		this.postgres.close();
	}

}
