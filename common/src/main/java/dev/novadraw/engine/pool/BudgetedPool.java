package dev.novadraw.engine.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;

import dev.novadraw.engine.timeout.TimeBudget;

/**
 * A pool whose connections, and the wait for one, count against the {@link TimeBudget} of
 * their thread.
 */
public final class BudgetedPool extends HikariDataSource {

	private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1,
			Thread.ofPlatform().daemon().name("database-time").factory());

	private BudgetedPool() {
		this.clock.setRemoveOnCancelPolicy(true);
	}

	/**
	 * Creates a pool with the settings of another one that is not in use yet.
	 */
	public static BudgetedPool like(HikariDataSource other) {
		BudgetedPool pool = new BudgetedPool();
		other.copyStateTo(pool);
		TimedSocketFactory.use(pool.getDataSourceProperties());
		return pool;
	}

	@Override
	public Connection getConnection() throws SQLException {
		if (!TimeBudget.isOpen() || isClosed() || !(getHikariPoolMXBean() instanceof HikariPool pool)) {
			return super.getConnection();
		}
		TimeBudget.Wait wait = TimeBudget.begin();
		try {
			long millis = Duration.ofNanos(TimeBudget.left(Duration.ofMillis(getConnectionTimeout()))).toMillis();
			if (millis == 0) {
				throw TimeBudget.exhaustedConnection();
			}
			return budgeted(pool.getConnection(millis), wait);
		}
		catch (Throwable ex) {
			wait.close();
			throw ex;
		}
	}

	@Override
	public void close() {
		super.close();
		this.clock.shutdownNow();
	}

	private Connection budgeted(Connection connection, TimeBudget.Wait wait) throws SQLException {
		try {
			return BudgetedConnection.of(connection, wait, this.clock);
		}
		catch (SQLException | RejectedExecutionException ex) {
			connection.close();
			throw ex;
		}
	}

}
