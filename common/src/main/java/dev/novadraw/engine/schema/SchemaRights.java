package dev.novadraw.engine.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import dev.novadraw.engine.setting.NotReadyException;

/**
 * The rights of one login in the schema of the tables.
 *
 * @param login the current login
 * @param exists true if the schema exists
 * @param mayCreate true if the login may create tables in it
 */
record SchemaRights(String login, boolean exists, boolean mayCreate) {

	private static final String RIGHTS = """
			select current_user as login, to_regnamespace('public') is not null as found,
				has_schema_privilege(to_regnamespace('public'), 'create')
					and has_schema_privilege(to_regnamespace('public'), 'usage') as may_create
			""";

	static SchemaRights of(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(RIGHTS)) {
			row.next();
			return new SchemaRights(row.getString("login"), row.getBoolean("found"), row.getBoolean("may_create"));
		}
	}

	/**
	 * Fails unless this login can create tables.
	 */
	void requireToCreate() {
		if (!this.exists) {
			throw new NotReadyException("The database has no schema 'public'.",
					"As its administrator, run in this database: create schema public authorization \"%s\";"
						.formatted(this.login));
		}
		if (!this.mayCreate) {
			throw new NotReadyException(
					"The owner '%s' may not create tables in the schema 'public'.".formatted(this.login),
					"As an administrator of the database server, run in this database: grant usage, create on schema public to \"%s\";"
						.formatted(this.login));
		}
	}

}
