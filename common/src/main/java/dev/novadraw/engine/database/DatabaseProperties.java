package dev.novadraw.engine.database;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.novadraw.engine.schema.OwnerLogin;
import dev.novadraw.engine.setting.Range;

/**
 * The settings of the database that Spring has none for.
 *
 * @param role the role of the engine's connections
 * @param engineConnections how many of those there may be
 * @param owner the login that migrates, before the application starts; without one the
 * application only checks that this was done
 */
@ConfigurationProperties("nova.database")
public record DatabaseProperties(@DefaultValue("nova_engine") String role, @DefaultValue("16") int engineConnections,
		@DefaultValue OwnerLogin owner) {

	public DatabaseProperties {
		Range.require("nova.database.engine-connections", engineConnections, 1, 10_000);
	}

}
