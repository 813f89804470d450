package dev.novadraw.engine.dispatch;

import java.time.Duration;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets tests report workers that do not exist.
 */
public final class Fleet {

	private Fleet() {
	}

	public static void report(JdbcClient client, String id, int slots, String... kinds) {
		new WorkerRepository(client)
			.report(new WorkerReport(id, slots, Set.of(kinds), "offline", "offline-storyteller", null, "test"));
	}

	public static int slots(JdbcClient client, String kind, Duration alive) {
		return new WorkerRepository(client).slots(kind, alive);
	}

	public static void removeLongGone(JdbcClient client) {
		new WorkerRepository(client).removeLongGone();
	}

}
