package dev.novadraw.engine.pool;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.support.JdbcUtils;

/**
 * A connection that executes a statement with settings at the start of each transaction.
 * A statement outside a transaction gets a transaction of its own, and returns only after
 * its commit.
 */
final class PerTransactionConnection implements InvocationHandler {

	private final Connection connection;

	private final String settings;

	private boolean isSet;

	private PerTransactionConnection(Connection connection, String settings) {
		this.connection = connection;
		this.settings = settings;
	}

	/**
	 * Wraps a connection.
	 * @param settings the statement with settings for one transaction
	 */
	static Connection of(Connection connection, String settings) {
		return JdbcProxy.of(Connection.class, new PerTransactionConnection(connection, settings));
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		switch (method.getName()) {
			// Savepoints come after the settings, which therefore survive a rollback to
			// one.
			case "setSavepoint" -> set();
			case "commit", "setAutoCommit" -> this.isSet = false;
			case "rollback" -> this.isSet &= arguments != null;
			default -> {
			}
		}
		Object result = JdbcProxy.call(this.connection, method, arguments);
		return (result instanceof Statement statement) ? wrapped((Connection) proxy, statement) : result;
	}

	private Statement wrapped(Connection proxy, Statement statement) {
		Class<? extends Statement> type = Statement.class;
		if (statement instanceof CallableStatement) {
			type = CallableStatement.class;
		}
		else if (statement instanceof PreparedStatement) {
			type = PreparedStatement.class;
		}
		return JdbcProxy.of(type, (_, method, arguments) -> {
			if (method.getName().equals("getConnection")) {
				return proxy;
			}
			return method.getName().startsWith("execute") ? execute(statement, method, arguments)
					: JdbcProxy.call(statement, method, arguments);
		});
	}

	private @Nullable Object execute(Statement statement, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		if (!this.connection.getAutoCommit()) {
			set();
			return JdbcProxy.call(statement, method, arguments);
		}
		this.connection.setAutoCommit(false);
		try {
			set();
			Object result = JdbcProxy.call(statement, method, arguments);
			this.connection.commit();
			return result;
		}
		catch (Throwable ex) {
			rollBack(ex);
			throw ex;
		}
		finally {
			this.isSet = false;
			endTransaction();
		}
	}

	private void rollBack(Throwable cause) {
		try {
			this.connection.rollback();
		}
		catch (SQLException ex) {
			cause.addSuppressed(ex);
			// Work that was not rolled back must not be committed with the next
			// transaction.
			JdbcUtils.closeConnection(this.connection);
		}
	}

	private void endTransaction() throws SQLException {
		if (!this.connection.isClosed()) {
			this.connection.setAutoCommit(true);
		}
	}

	private void set() throws SQLException {
		if (!this.isSet && !this.connection.getAutoCommit()) {
			try (Statement statement = this.connection.createStatement()) {
				statement.execute(this.settings);
			}
			this.isSet = true;
		}
	}

}
