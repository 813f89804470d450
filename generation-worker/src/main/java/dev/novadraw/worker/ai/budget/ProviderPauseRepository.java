package dev.novadraw.worker.ai.budget;

import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import dev.novadraw.engine.database.AsEngine;

/**
 * The dispatch rules with which workers pause a provider. Operators edit them through the
 * gateway.
 */
@Repository
class ProviderPauseRepository {

	private static final String PAUSE = """
			insert into dispatch_rule (scope, key, paused, reason) values ('provider', :provider, true, :reason)
			on conflict (scope, key) do update set paused = true, reason = excluded.reason, changed_at = now()
			""";

	private static final String PAUSED = """
			select key from dispatch_rule where scope = 'provider' and paused
			""";

	private final JdbcClient jdbc;

	ProviderPauseRepository(@AsEngine JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Pauses a provider until an operator resumes it.
	 */
	void pause(String provider, String reason) {
		this.jdbc.sql(PAUSE).param("provider", provider).param("reason", reason).update();
	}

	/**
	 * Returns the providers that are paused.
	 */
	Set<String> paused() {
		return this.jdbc.sql(PAUSED).query(String.class).set();
	}

}
