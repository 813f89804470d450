package dev.novadraw.chaos.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.novadraw.embedded.postgres.EmbeddedPostgres;

/**
 * A logical dump of a database: the rows of its tables and the values of its sequences.
 * It replaces {@code pg_dump}, which is not among the shipped programs.
 */
final class Dump {

	private static final String TABLES = """
			select tablename from pg_tables where schemaname = 'public' and tablename <> 'flyway_schema_history'
			""";

	private static final String COLUMNS = """
			select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
			where attrelid = '%s'::regclass and attnum > 0 and not attisdropped and attgenerated = ''
			""";

	private static final String ROWS = "select to_jsonb(one)::text from %s as one";

	private static final String RESTORE = """
			insert into %1$s (%2$s) select %2$s from jsonb_populate_record(null::%1$s, ?::jsonb)
			""";

	private static final String SEQUENCES = """
			select format('select setval(%L, %s)', sequencename, last_value) from pg_sequences
			where schemaname = 'public' and last_value is not null
			""";

	/** The setting that disables triggers and foreign keys during the restore. */
	private static final String RESTORING = "set session_replication_role = replica";

	private static final int BATCH = 500;

	private final Map<String, List<String>> tables = new LinkedHashMap<>();

	private final List<String> sequences;

	private Dump(Connection connection) throws SQLException {
		for (String table : list(connection, TABLES)) {
			this.tables.put(table, list(connection, ROWS.formatted(table)));
		}
		this.sequences = list(connection, SEQUENCES);
	}

	/** Dumps a database. */
	static Dump of(EmbeddedPostgres postgres) throws SQLException {
		try (Connection connection = connect(postgres)) {
			connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
			return new Dump(connection);
		}
	}

	/** Restores the dump into a database with the same tables. */
	void restore(EmbeddedPostgres postgres) throws SQLException {
		try (Connection connection = connect(postgres); Statement statement = connection.createStatement()) {
			statement.execute(RESTORING);
			for (Map.Entry<String, List<String>> table : this.tables.entrySet()) {
				statement.execute("delete from " + table.getKey());
				restore(connection, table.getKey(), table.getValue());
			}
			for (String sequence : this.sequences) {
				statement.execute(sequence);
			}
			connection.commit();
		}
	}

	private static void restore(Connection connection, String table, List<String> rows) throws SQLException {
		String columns = list(connection, COLUMNS.formatted(table)).getFirst();
		try (PreparedStatement insert = connection.prepareStatement(RESTORE.formatted(table, columns))) {
			for (int row = 0; row < rows.size(); row++) {
				insert.setString(1, rows.get(row));
				insert.addBatch();
				if (row % BATCH == BATCH - 1) {
					insert.executeBatch();
				}
			}
			insert.executeBatch();
		}
	}

	private static List<String> list(Connection connection, String sql) throws SQLException {
		List<String> found = new ArrayList<>();
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
			while (rows.next()) {
				found.add(rows.getString(1));
			}
		}
		return found;
	}

	private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
		Connection connection = DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(),
				postgres.password());
		connection.setAutoCommit(false);
		return connection;
	}

}
