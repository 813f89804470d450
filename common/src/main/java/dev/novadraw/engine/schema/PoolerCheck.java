package dev.novadraw.engine.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

import javax.sql.DataSource;

import org.postgresql.jdbc.PgConnection;

import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcUtils;

import dev.novadraw.engine.pool.SessionSettings;
import dev.novadraw.engine.setting.NotReadyException;

/**
 * Rejects a connection pooler that does not keep the session state on which the
 * application relies: settings, a role, prepared statements. Through such a pooler, a
 * prepared {@code commit} may run another statement in another session.
 */
public final class PoolerCheck {

	/** The message of PgBouncer for an unknown parameter. */
	private static final String REJECTED = "unsupported startup parameter";

	private static final String SESSION = "select pg_backend_pid()";

	private static final int OTHER_CONNECTIONS = 3;

	/** The timeout in seconds for a connection that gets no session from the pooler. */
	private static final String LOGIN_TIMEOUT = "5";

	private final DataSource connections;

	private final String url;

	/**
	 * Creates the check.
	 * @param url the URL of the database
	 * @param login user, password and other properties of the driver
	 */
	public PoolerCheck(String url, Properties login) {
		Properties properties = new Properties();
		properties.putAll(login);
		properties.setProperty("loginTimeout", LOGIN_TIMEOUT);
		this.connections = new DriverManagerDataSource(url, properties);
		this.url = url;
	}

	static PoolerCheck of(String url, OwnerLogin owner) {
		Properties login = new Properties();
		login.setProperty("user", owner.username());
		login.setProperty("password", owner.password());
		return new PoolerCheck(url, login);
	}

	/**
	 * Fails unless each connection has a session of its own, with all its settings.
	 */
	public void requireSessions(SessionSettings settings) throws SQLException {
		try (Connection connection = this.connections.getConnection()) {
			List<String> missing = settings.missingIn(connection);
			if (!missing.isEmpty()) {
				throw new NotReadyException(
						"The connection pooler at NOVA_DB_URL does not pass on settings (startup parameter 'options'): %s."
							.formatted(String.join(", ", missing)),
						remedy());
			}
			if (hasChangingSessions(connection)) {
				throw new NotReadyException("NOVA_DB_URL leads to a connection pooler in transaction mode, "
						+ "which mixes up prepared statements and loses settings.", remedy());
			}
		}
		catch (SQLException ex) {
			throw explained(ex);
		}
	}

	/**
	 * Fails if a connection cannot be opened because of its startup parameters.
	 */
	public void requireAcceptance() throws SQLException {
		try (Connection connection = this.connections.getConnection()) {
			session(connection);
		}
		catch (SQLException ex) {
			throw explained(ex);
		}
	}

	/**
	 * Fails if the session of a connection may change: migrations lock and set parameters
	 * for their session.
	 */
	void requireForMigrations(Connection connection) throws SQLException {
		if (hasChangingSessions(connection)) {
			throw new NotReadyException("NOVA_DB_URL leads to a connection pooler in transaction mode.",
					"Migrate with the address of the server itself, or of a pooler in session mode.");
		}
	}

	private SQLException explained(SQLException failure) {
		if (isRejection(failure)) {
			throw rejected(failure);
		}
		return failure;
	}

	/** Returns true if the pooler rejected a parameter of the driver. */
	static boolean isRejection(SQLException failure) {
		return String.valueOf(failure.getMessage()).contains(REJECTED);
	}

	NotReadyException rejected(SQLException failure) {
		String reason = "The connection pooler at NOVA_DB_URL does not accept the connection: %s."
			.formatted(SchemaMigration.oneLine(failure));
		return new NotReadyException(reason, reason.contains("options") ? remedy()
				: "Remove this parameter from NOVA_DB_URL, or add it to ignore_startup_parameters of PgBouncer.");
	}

	private String remedy() {
		return "Use the address of the server itself, or of a pooler in session mode that passes on 'options', "
				+ "or set NOVA_DB_URL=%s".formatted(DatabaseUrl.forTransactionPooling(this.url));
	}

	/**
	 * Returns true if the session of a connection may change. A pooler gives clients
	 * process ids of its own. In transaction mode, the session of an idle connection is
	 * free for others.
	 */
	private boolean hasChangingSessions(Connection connection) throws SQLException {
		int session = session(connection);
		if (session == connection.unwrap(PgConnection.class).getBackendPID()) {
			return false;
		}
		List<Connection> others = new ArrayList<>();
		try {
			while (others.size() < OTHER_CONNECTIONS) {
				Connection other = this.connections.getConnection();
				others.add(other);
				other.setAutoCommit(false);
				if (session(other) == session || session(connection) != session) {
					return true;
				}
			}
			return false;
		}
		catch (SQLException ex) {
			// No further connection is available: in session mode, each takes one of few
			// sessions.
			return false;
		}
		finally {
			others.forEach(JdbcUtils::closeConnection);
		}
	}

	private static int session(Connection connection) throws SQLException {
		// A statement prepared here would be visible to another connection.
		connection.unwrap(PgConnection.class).setPrepareThreshold(0);
		try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(SESSION)) {
			row.next();
			return row.getInt(1);
		}
	}

}
