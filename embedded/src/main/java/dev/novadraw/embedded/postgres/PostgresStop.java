package dev.novadraw.embedded.postgres;

import java.io.IOException;
import java.time.Duration;

import dev.novadraw.embedded.Waiting;

/**
 * The stop of a PostgreSQL server: a fast shutdown, then an immediate one, and finally a
 * kill. Committed data survives all three.
 */
final class PostgresStop {

	private static final Duration FAST_TIMEOUT = Duration.ofSeconds(10);

	private static final Duration IMMEDIATE_TIMEOUT = Duration.ofSeconds(5);

	private PostgresStop() {
	}

	static void stop(ProcessHandle server) {
		signal(server, "INT");
		if (!Waiting.happens(server.onExit(), FAST_TIMEOUT)) {
			signal(server, "QUIT");
		}
		if (!Waiting.happens(server.onExit(), IMMEDIATE_TIMEOUT)) {
			server.destroyForcibly();
			Waiting.happens(server.onExit(), IMMEDIATE_TIMEOUT);
		}
	}

	private static void signal(ProcessHandle server, String name) {
		try {
			Waiting.forExit(new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(name, server.pid())).start());
		}
		catch (IOException _) {
			server.destroy();
		}
	}

}
