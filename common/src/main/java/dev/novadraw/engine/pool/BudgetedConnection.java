package dev.novadraw.engine.pool;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.novadraw.engine.timeout.TimeBudget;

/**
 * A connection that waits for responses of the database no longer than the
 * {@link TimeBudget} of its thread allows. All the time until it is closed counts. A
 * connection that is kept longer, for example by a statement that cannot be sent, is
 * aborted.
 */
final class BudgetedConnection implements InvocationHandler {

	private static final Logger log = LoggerFactory.getLogger(BudgetedConnection.class);

	/** More than the time for a response that is just in time, and a rollback. */
	private static final Duration GRACE = Duration.ofMillis(500);

	/**
	 * The minimum timeout of a commit: what was sent may take effect, although no
	 * response arrives.
	 */
	private static final long COMMIT_MILLIS = 300;

	/** The minimum timeout of a rollback, which saves the connection. */
	private static final long ROLLBACK_MILLIS = 200;

	private final Connection connection;

	private final TimeBudget.Wait wait;

	/** The timeout of the connection itself. */
	private final Duration limit;

	/** False once the connection is on its way back to the pool, or aborted. */
	private boolean isInUse = true;

	private final Future<?> end;

	private BudgetedConnection(Connection connection, TimeBudget.Wait wait, ScheduledExecutorService clock)
			throws SQLException {
		this.connection = connection;
		this.wait = wait;
		int millis = connection.getNetworkTimeout();
		this.limit = Duration.ofMillis((millis > 0) ? millis : Integer.MAX_VALUE);
		this.end = clock.schedule(() -> Thread.startVirtualThread(this::abort), TimeBudget.left() + GRACE.toNanos(),
				TimeUnit.NANOSECONDS);
	}

	// Prevents an abort after the connection was returned to the pool.
	private synchronized void release() {
		this.isInUse = false;
		this.end.cancel(false);
	}

	private synchronized void abort() {
		if (this.isInUse) {
			this.isInUse = false;
			try {
				// Under TLS it is closed only after a write that is under way has ended.
				this.connection.setNetworkTimeout(Runnable::run, 1);
				this.connection.abort(Runnable::run);
			}
			catch (SQLException ex) {
				log.debug("Connection already closed", ex);
			}
		}
	}

	/**
	 * Wraps a connection.
	 * @param wait ends when the connection is closed
	 * @param clock schedules the abort of the connection
	 */
	static Connection of(Connection connection, TimeBudget.Wait wait, ScheduledExecutorService clock)
			throws SQLException {
		return JdbcProxy.of(Connection.class, new BudgetedConnection(connection, wait, clock));
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		switch (method.getName()) {
			case "prepareStatement", "prepareCall", "createStatement" -> limit(0);
			case "commit" -> limit(COMMIT_MILLIS);
			case "rollback" -> limit(ROLLBACK_MILLIS);
			case "close" -> release();
			default -> {
			}
		}
		try {
			return JdbcProxy.call(this.connection, method, arguments);
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
