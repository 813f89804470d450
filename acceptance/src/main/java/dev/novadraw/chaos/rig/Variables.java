package dev.novadraw.chaos.rig;

import java.util.HashMap;
import java.util.Map;

import dev.novadraw.embedded.postgres.EmbeddedPostgres;

/**
 * The environment variables of gateways and workers.
 */
final class Variables {

	private Variables() {
	}

	/**
	 * Returns the variables for the database.
	 * @param port the port to connect to
	 * @param pooled true if the connection uses a pooler in transaction mode
	 */
	static Map<String, String> ofDatabase(EmbeddedPostgres server, int port, boolean pooled) {
		Map<String, String> variables = new HashMap<>(Map.of("NOVA_DB_URL",
				"jdbc:postgresql://127.0.0.1:%d/nova?sslmode=disable%s".formatted(port,
						pooled ? "&prepareThreshold=0" : ""),
				"NOVA_DB_USER", server.application().username(), "NOVA_DB_PASSWORD", server.application().password()));
		if (!pooled) {
			// Migrations do not run through a pooler.
			variables.putAll(Map.of("NOVA_DB_OWNER_USER", server.owner().username(), "NOVA_DB_OWNER_PASSWORD",
					server.owner().password()));
		}
		return variables;
	}

	/** Returns the variables for the AI provider. */
	static Map<String, String> ofProvider(String url) {
		return Map.of("NOVA_AI_PROVIDER", "openai", "NOVA_OPENAI_URL", url, "NOVA_OPENAI_ZERO_RETENTION", "true",
				"NOVA_OPENAI_STREAMING", "false");
	}

	/**
	 * Returns the variables for the HTTP port and the concurrency of a process.
	 * @param port the port of a gateway, or 0 for a worker
	 */
	static Map<String, String> ofProcess(int port) {
		return Map.of("NOVA_PORT", String.valueOf(port), "NOVA_WORKER_PORT", "0", "NOVA_MANAGEMENT_PORT", "",
				"NOVA_WORKER_SLOTS", "8");
	}

}
