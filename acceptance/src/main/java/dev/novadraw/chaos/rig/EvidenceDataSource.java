package dev.novadraw.chaos.rig;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.function.Supplier;

import com.zaxxer.hikari.HikariDataSource;

import org.springframework.jdbc.datasource.AbstractDriverBasedDataSource;

import dev.novadraw.embedded.postgres.EmbeddedPostgres;

/**
 * Database connections for the checks. They are pooled, since the checks query many times
 * a second and a login costs both sides far more than a query.
 */
final class EvidenceDataSource {

	private static final int MAX_CONNECTIONS = 4;

	static {
		// The pool validates every connection it hands out, since the server may have
		// been stopped a moment ago.
		System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "0");
	}

	private EvidenceDataSource() {
	}

	/**
	 * Returns connections as the administrator.
	 * @param postgres the current server
	 */
	static HikariDataSource of(Supplier<EmbeddedPostgres> postgres) {
		HikariDataSource connections = new HikariDataSource();
		connections.setPoolName("evidence");
		connections.setDataSource(new Logins(postgres));
		connections.setMaximumPoolSize(MAX_CONNECTIONS);
		connections.setMinimumIdle(0);
		connections.setInitializationFailTimeout(-1);
		connections.setConnectionTimeout(3000);
		connections.setValidationTimeout(2000);
		return connections;
	}

	private static final class Logins extends AbstractDriverBasedDataSource {

		private final Supplier<EmbeddedPostgres> postgres;

		Logins(Supplier<EmbeddedPostgres> postgres) {
			this.postgres = postgres;
		}

		@Override
		protected Connection getConnectionFromDriver(Properties login) throws SQLException {
			EmbeddedPostgres server = this.postgres.get();
			return DriverManager.getConnection(server.jdbcUrl() + "?connectTimeout=2&socketTimeout=20",
					server.username(), server.password());
		}

	}

}
