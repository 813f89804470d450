package dev.novadraw.engine.client;

import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sets the row-level-security role of one owner until the end of the transaction. The
 * database then shows only the rows of that owner.
 */
@Component
class RowLevelSecurity {

	static final String ASSUME = """
			select set_config('role', 'nova_client', true), set_config('nova.client', :client, true),
				set_config('nova.user', :user, true)
			""";

	private final JdbcClient jdbc;

	RowLevelSecurity(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void assume(Owner owner) {
		this.jdbc.sql(ASSUME).params(parameters(owner)).query((row, number) -> Map.of()).single();
	}

	static Map<String, String> parameters(Owner owner) {
		return Map.of("client", owner.client(), "user", (owner.user() != null) ? owner.user() : "");
	}

}
