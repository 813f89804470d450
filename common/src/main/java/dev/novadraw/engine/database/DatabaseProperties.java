package dev.novadraw.engine.database;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.novadraw.engine.schema.OwnerLogin;
import dev.novadraw.engine.setting.Range;

/**
 * Database settings that Spring does not have.
 *
 * @param role the role of the engine's connections
 * @param engineConnections the maximum number of those connections
 * @param owner the login that migrates the schema at the start; without one, the
 * application only checks the schema
 */
@ConfigurationProperties("nova.database")
public record DatabaseProperties(@DefaultValue("nova_engine") String role, @DefaultValue("16") int engineConnections,
		@DefaultValue OwnerLogin owner) {

	public DatabaseProperties {
		Range.require("nova.database.engine-connections", engineConnections, 1, 10_000);
	}

}
