package dev.novadraw.chaos.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

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

	private Dump(JdbcTemplate jdbc) {
		for (String table : list(jdbc, TABLES)) {
			this.tables.put(table, list(jdbc, ROWS.formatted(table)));
		}
		this.sequences = list(jdbc, SEQUENCES);
	}

	/** Dumps a database. */
	static Dump of(EmbeddedPostgres postgres) throws SQLException {
		try (Connection connection = connect(postgres)) {
			connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
			return new Dump(new JdbcTemplate(new SingleConnectionDataSource(connection, true)));
		}
	}

	/** Restores the dump into a database with the same tables. */
	void restore(EmbeddedPostgres postgres) throws SQLException {
		try (Connection connection = connect(postgres)) {
			JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
			jdbc.execute(RESTORING);
			this.tables.forEach((table, rows) -> restore(jdbc, table, rows));
			this.sequences.forEach(jdbc::execute);
			connection.commit();
		}
	}

	private static void restore(JdbcTemplate jdbc, String table, List<String> rows) {
		String columns = list(jdbc, COLUMNS.formatted(table)).getFirst();
		jdbc.execute("delete from " + table);
		jdbc.batchUpdate(RESTORE.formatted(table, columns), rows, BATCH, (insert, row) -> insert.setString(1, row));
	}

	private static List<String> list(JdbcTemplate jdbc, String sql) {
		return jdbc.queryForList(sql, String.class);
	}

	private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
		Connection connection = DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(),
				postgres.password());
		connection.setAutoCommit(false);
		return connection;
	}

}
