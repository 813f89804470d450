package dev.novadraw.embedded.postgres;

import java.util.Map;
import java.util.stream.Stream;

/**
 * The server settings: durable, small, and without statement contents in the log.
 */
final class PostgresSettings {

	private static final Map<String, String> DURABLE = Map.of("fsync", "on", "synchronous_commit", "on",
			"full_page_writes", "on", "max_wal_size", "1GB");

	private static final Map<String, String> SMALL = Map.of("shared_buffers", "128MB", "max_connections", "100", "jit",
			"off");

	// A queue leaves many dead rows behind, so autovacuum runs often.
	private static final Map<String, String> CLEAN = Map.of("autovacuum_naptime", "5s");

	// Locks of a client that has disappeared must be released soon.
	private static final Map<String, String> LOST_CLIENTS = Map.of("tcp_keepalives_idle", "30",
			"idle_in_transaction_session_timeout", "10s", "client_connection_check_interval", "5s");

	private static final Map<String, String> LOCAL = Map.of("listen_addresses", "127.0.0.1", "unix_socket_directories",
			"", "timezone", "UTC");

	// Messages of failed statements can quote user content.
	private static final Map<String, String> LOGGING = Map.of("log_min_messages", "log", "log_min_error_statement",
			"panic", "log_error_verbosity", "terse", "log_checkpoints", "off", "log_timezone", "UTC", "lc_messages",
			"C", "logging_collector", "off", "log_destination", "stderr");

	private PostgresSettings() {
	}

	/**
	 * Returns the settings as arguments of the server.
	 * @param stock true to keep the server's defaults for everything but the port and the
	 * local settings
	 */
	static Stream<String> arguments(int port, boolean stock) {
		Map<String, String> ours = Map.of("port", Integer.toString(port));
		Stream<Map<String, String>> groups = stock ? Stream.of(ours, LOCAL)
				: Stream.of(ours, LOCAL, DURABLE, SMALL, CLEAN, LOST_CLIENTS, LOGGING);
		return groups.flatMap((settings) -> settings.entrySet().stream())
			.flatMap((setting) -> Stream.of("-c", setting.getKey() + "=" + setting.getValue()));
	}

}
