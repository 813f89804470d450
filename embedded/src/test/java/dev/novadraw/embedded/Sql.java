package dev.novadraw.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import dev.novadraw.embedded.postgres.EmbeddedPostgres;

/**
 * Statements on an embedded server, each run on its own connection.
 */
public record Sql(String url, String user, String password) {

	public static Sql on(EmbeddedPostgres postgres) {
		return new Sql(postgres.jdbcUrl(), postgres.username(), postgres.password());
	}

	public void execute(String sql) throws SQLException {
		try (Connection connection = DriverManager.getConnection(this.url, this.user, this.password);
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	public String query(String sql) throws SQLException {
		try (Connection connection = DriverManager.getConnection(this.url, this.user, this.password);
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			rows.next();
			return rows.getString(1);
		}
	}

}
