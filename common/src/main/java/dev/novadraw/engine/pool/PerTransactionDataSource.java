package dev.novadraw.engine.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections that set role and settings anew in each transaction. They need no session
 * of their own, so a pooler may use another session for each transaction.
 */
public final class PerTransactionDataSource extends DelegatingDataSource {

	private static final String NO_ROLE = "none";

	private final SessionSettings settings;

	private final String sql;

	private PerTransactionDataSource(DataSource connections, SessionSettings settings, String role) {
		super(connections);
		this.settings = settings;
		this.sql = settings.forTransaction(role);
	}

	public static PerTransactionDataSource withoutRole(DataSource connections, SessionSettings settings) {
		return new PerTransactionDataSource(connections, settings, NO_ROLE);
	}

	public PerTransactionDataSource withRole(String role) {
		return new PerTransactionDataSource(Objects.requireNonNull(getTargetDataSource()), this.settings, role);
	}

	@Override
	public Connection getConnection() throws SQLException {
		return PerTransactionConnection.of(super.getConnection(), this.sql);
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		return PerTransactionConnection.of(super.getConnection(username, password), this.sql);
	}

}
