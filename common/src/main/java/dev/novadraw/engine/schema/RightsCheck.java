package dev.novadraw.engine.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.novadraw.engine.setting.NotReadyException;

/**
 * Checks the rights of the application: reads and writes as it does, with the connections
 * of the engine and of clients. Nothing written is kept.
 */
public final class RightsCheck {

	private static final Logger log = LoggerFactory.getLogger(RightsCheck.class);

	private static final String AS_CLIENT = """
			select set_config('role', 'nova_client', true), set_config('nova.client', 'start-check', true)
			""";

	/** Statements that find no row need their rights, too. */
	private static final String NO_ROWS_AS_CLIENT = AS_CLIENT + """
			; select 1 from job, job_event, drawing, idempotency_key, erasure, tombstone, client where false;
			insert into job (id) select null::uuid where false;
			insert into job_event (job_id) select null::uuid where false;
			update job set version = version where false
			""";

	private static final String NO_ROWS_AS_ENGINE = """
			select 1 from job, job_event, job_attempt, drawing, idempotency_key, erasure, tombstone, client, worker,
				dispatch_rule, dispatch_budget, event_relay, redrive, provider_budget, spending, object_garbage, sweep
			where false;
			insert into job (id) select null::uuid where false;
			insert into job_event (job_id) select null::uuid where false;
			insert into job_attempt (job_id) select null::uuid where false;
			update job set version = version where false;
			update job_attempt set calls = calls where false;
			update worker set seen_at = seen_at where false;
			update event_relay set position = position where false;
			update sweep set looked_at = looked_at where false;
			delete from job where false
			""";

	private static final String NO_ROWS_AS_GATEWAY = NO_ROWS_AS_ENGINE + """
			; select 1 from api_key, access_token, rate_limit, spent_token, audit where false;
			insert into api_key (id) select null where false;
			update api_key set last_used_at = last_used_at where false;
			insert into access_token (hash) select null::bytea where false;
			update rate_limit set state = state where false;
			update rate_clock set read_at = read_at where false;
			insert into audit (id) select null::uuid where false
			""";

	private static final List<String> ROWS = List.of("""
			insert into job (id, client, kind, input, max_attempts, deadline)
			values (?, 'start-check', 'start_check', '{}', 1, now())
			""", "insert into job_event (job_id, seq, state, attempt, token) values (?, 1, 'QUEUED', 0, 0)",
			"update job set version = version + 1 where id = ?");

	private static final String INHERITS = """
			select exists (select from pg_roles where rolname = 'nova_gateway')
				and not pg_has_role('nova_gateway', 'nova_engine', 'usage') as apart,
				current_setting('server_version_num')::int >= 160000 as each
			""";

	private final DataSource clients;

	private final DataSource engine;

	private final List<String> roles;

	/**
	 * Creates the check.
	 * @param clients connections without a role
	 * @param engine connections with the role of the engine
	 * @param roles the roles that the application needs, that of the engine first
	 */
	public RightsCheck(DataSource clients, DataSource engine, List<String> roles) {
		this.clients = clients;
		this.engine = engine;
		this.roles = roles;
	}

	/**
	 * Writes rows and rolls them back, then runs the statements of {@link #repeat}. Fails
	 * if a right is missing.
	 */
	public void requireForStart() {
		NotReadyException refusal = check((role, connections) -> {
			try (Connection connection = connections.getConnection()) {
				connection.setAutoCommit(false);
				try {
					writeRows(role, connection);
				}
				finally {
					connection.rollback();
					connection.setAutoCommit(true);
				}
			}
		});
		refusal = (refusal != null) ? refusal : repeat();
		if (refusal != null) {
			throw refusal;
		}
	}

	private static void writeRows(String role, Connection connection) throws SQLException {
		if (role.equals(LoginRoles.CLIENT)) {
			execute(connection, AS_CLIENT);
		}
		UUID job = UUID.randomUUID();
		for (String sql : ROWS) {
			try (PreparedStatement statement = connection.prepareStatement(sql)) {
				statement.setObject(1, job);
				if (statement.executeUpdate() != 1) {
					throw new SQLException("its own row is hidden by row-level security", LoginRoles.NO_RIGHTS);
				}
			}
		}
	}

	/**
	 * Runs statements that change no row.
	 * @return the failure, null if no right is missing
	 */
	@Nullable NotReadyException repeat() {
		return check((role, connections) -> {
			try (Connection connection = connections.getConnection()) {
				execute(connection, statementsAs(role));
			}
		});
	}

	private static String statementsAs(String role) {
		return switch (role) {
			case LoginRoles.CLIENT -> NO_ROWS_AS_CLIENT;
			case LoginRoles.GATEWAY -> NO_ROWS_AS_GATEWAY;
			default -> NO_ROWS_AS_ENGINE;
		};
	}

	private @Nullable NotReadyException check(Trial trial) {
		for (String role : this.roles) {
			try {
				trial.run(role, role.equals(LoginRoles.CLIENT) ? this.clients : this.engine);
			}
			catch (SQLException | RuntimeException ex) {
				SQLException cause = cause(ex);
				if (cause != null && LoginRoles.NO_RIGHTS.equals(cause.getSQLState())) {
					return missing(role, cause);
				}
				// An outage or a read-only server is reported by the users of the
				// database.
				log.debug("Rights check failed: role={}", role, ex);
			}
		}
		return null;
	}

	/**
	 * Finds the database error, because the pool wraps the failure of its first
	 * connection.
	 */
	private static @Nullable SQLException cause(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof SQLException found && found.getSQLState() != null) {
				return found;
			}
		}
		return null;
	}

	private NotReadyException missing(String role, SQLException cause) {
		String reason = "The role %s cannot do its work: %s.".formatted(role, SchemaMigration.oneLine(cause));
		String commands = role.equals(LoginRoles.GATEWAY) ? commands() : null;
		if (commands != null) {
			return new NotReadyException(reason,
					"As an administrator of the database server, run: %s".formatted(commands));
		}
		return new NotReadyException(reason,
				"Restore the rights of the tables, which a dump without privileges does not have "
						+ "(docs/operations.md, Backup and restore).");
	}

	/**
	 * Returns the commands that grant the role of the engine to gateways, null if they
	 * have it.
	 */
	private @Nullable String commands() {
		try (Connection connection = this.clients.getConnection();
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery(INHERITS)) {
			row.next();
			if (!row.getBoolean("apart")) {
				return null;
			}
			return "alter role nova_gateway inherit; grant nova_engine to nova_gateway%s;"
				.formatted(row.getBoolean("each") ? " with inherit true" : "");
		}
		catch (SQLException ex) {
			log.debug("Query for roles failed", ex);
			return null;
		}
	}

	private static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	/**
	 * The statements that check one role.
	 */
	private interface Trial {

		void run(String role, DataSource connections) throws SQLException;

	}

}
