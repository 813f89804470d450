package dev.novadraw.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import dev.novadraw.timeout.TimeBudget;

/**
 * A connection that waits for no answer of the database longer than the
 * {@link TimeBudget} of its thread allows. All the time until it is closed counts.
 */
final class BudgetedConnection implements InvocationHandler {

	/** The time for a rollback, which keeps the connection. */
	private static final long ROLLBACK_MILLIS = 200;

	private final Connection connection;

	private final TimeBudget.Wait wait;

	/** The limit of the connection itself. */
	private final Duration limit;

	private BudgetedConnection(Connection connection, TimeBudget.Wait wait) throws SQLException {
		this.connection = connection;
		this.wait = wait;
		int millis = connection.getNetworkTimeout();
		this.limit = Duration.ofMillis((millis > 0) ? millis : Integer.MAX_VALUE);
	}

	/**
	 * Wraps a connection.
	 * @param wait ends when the connection is closed
	 */
	static Connection of(Connection connection, TimeBudget.Wait wait) throws SQLException {
		return (Connection) Proxy.newProxyInstance(Connection.class.getClassLoader(),
				new Class<?>[] { Connection.class }, new BudgetedConnection(connection, wait));
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		switch (method.getName()) {
			case "equals" -> {
				return arguments != null && proxy == arguments[0];
			}
			case "hashCode" -> {
				return System.identityHashCode(proxy);
			}
			case "prepareStatement", "prepareCall", "createStatement", "commit" -> limit(0);
			case "rollback" -> limit(ROLLBACK_MILLIS);
			default -> {
			}
		}
		try {
			return method.invoke(this.connection, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
		finally {
			if (method.getName().equals("close")) {
				this.wait.close();
			}
		}
	}

	private void limit(long least) throws SQLException {
		long millis = Math.max(least, Duration.ofNanos(TimeBudget.left(this.limit)).toMillis());
		if (millis == 0) {
			throw TimeBudget.exhaustedConnection();
		}
		this.connection.setNetworkTimeout(Runnable::run, (int) millis);
	}

}
