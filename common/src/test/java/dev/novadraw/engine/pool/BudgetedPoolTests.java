package dev.novadraw.engine.pool;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

import dev.novadraw.engine.database.TransactionPooling;
import dev.novadraw.engine.job.Database;
import dev.novadraw.engine.timeout.TimeBudget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests in which the budget ends operations that would otherwise exceed the time limit of
 * the class.
 */
@Timeout(value = 180, threadMode = ThreadMode.SEPARATE_THREAD)
class BudgetedPoolTests {

	private static final Duration LITTLE = Duration.ofMillis(500);

	private BudgetedPool pool;

	@BeforeEach
	void start() throws SQLException {
		this.pool = pool("?sslmode=disable");
	}

	private static BudgetedPool pool(String parameters) throws SQLException {
		HikariDataSource settings = new HikariDataSource();
		settings.setJdbcUrl(Database.APPLICATION_LOGIN.jdbcUrl() + parameters);
		settings.setUsername(Database.APPLICATION_LOGIN.username());
		settings.setPassword(Database.APPLICATION_LOGIN.password());
		settings.setMaximumPoolSize(1);
		settings.setConnectionTimeout(Duration.ofMinutes(10).toMillis());
		settings.addDataSourceProperty("socketTimeout", "600");
		new TransactionPooling().postProcessAfterInitialization(settings, "pool");
		BudgetedPool pool = BudgetedPool.like(settings);
		pool.getConnection().close();
		return pool;
	}

	@AfterEach
	void stop() {
		this.pool.close();
	}

	@Test
	void endsAStatementThatGetsNoAnswer() {
		try (TimeBudget.Wait _ = TimeBudget.open(LITTLE)) {
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> sleep(600));
		}
	}

	/** A server that does not read, as behind an interrupted network. */
	@Test
	void endsAStatementThatCannotBeSent() throws Exception {
		assertEndsAStatementThatCannotBeSent(this.pool);
	}

	@ParameterizedTest
	@ValueSource(strings = { "?sslmode=require", "?sslmode=require&prepareThreshold=0" })
	void endsAStatementThatCannotBeSentWithTls(String parameters) throws Exception {
		try (ServerTls _ = new ServerTls(); BudgetedPool encrypted = pool(parameters)) {
			assertEndsAStatementThatCannotBeSent(encrypted);
			try (Connection connection = encrypted.getConnection()) {
				assertThat(connection.isValid(60)).isTrue();
			}
		}
	}

	/** As loops in the background do, with the timeout of the connection. */
	@Test
	void endsAStatementThatCannotBeSentWithoutABudget() throws Exception {
		try (ServerTls _ = new ServerTls();
				BudgetedPool encrypted = pool("?sslmode=require");
				Connection connection = encrypted.getConnection()) {
			connection.setNetworkTimeout(Runnable::run, (int) LITTLE.toMillis());
			assertCannotSend(connection);
		}
	}

	private static void assertEndsAStatementThatCannotBeSent(BudgetedPool pool) throws Exception {
		try (TimeBudget.Wait _ = TimeBudget.open(LITTLE); Connection connection = pool.getConnection()) {
			assertCannotSend(connection);
		}
	}

	private static void assertCannotSend(Connection connection) throws Exception {
		connection.setAutoCommit(false);
		sleep(connection, 0);
		int server = connection.unwrap(PGConnection.class).getBackendPID();
		signal("STOP", server);
		try (PreparedStatement statement = connection.prepareStatement("select length(?)")) {
			statement.setBytes(1, new byte[64 << 20]);
			assertThatExceptionOfType(SQLException.class).isThrownBy(statement::execute);
		}
		finally {
			signal("CONT", server);
		}
	}

	private static void signal(String signal, int process) throws Exception {
		assertThat(new ProcessBuilder("kill", "-" + signal, Integer.toString(process)).start().waitFor()).isZero();
	}

	@Test
	void countsAllStatementsTogether() {
		AtomicInteger ended = new AtomicInteger();
		try (TimeBudget.Wait _ = TimeBudget.open(LITTLE)) {
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> {
				for (int i = 0; i < 100; i++) {
					sleep(0.1);
					ended.incrementAndGet();
				}
			});
			assertThatExceptionOfType(SQLTransientConnectionException.class).isThrownBy(() -> sleep(0));
		}
		assertThat(ended).hasValueLessThan(10);
	}

	@Test
	void countsAllStatementsOfATransactionTogether() throws SQLException {
		try (TimeBudget.Wait _ = TimeBudget.open(LITTLE); Connection connection = this.pool.getConnection()) {
			connection.setAutoCommit(false);
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> {
				for (int i = 0; i < 100; i++) {
					sleep(connection, 0.1);
				}
			});
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> sleep(connection, 0));
		}
	}

	@Test
	void waitsForAConnectionOnlyAsLongAsTimeIsLeft() throws SQLException {
		try (Connection other = this.pool.getConnection(); TimeBudget.Wait _ = TimeBudget.open(LITTLE)) {
			assertThat(other.isValid(10)).isTrue();
			assertThatExceptionOfType(SQLTransientConnectionException.class).isThrownBy(() -> sleep(0));
		}
	}

	@Test
	void leavesAConnectionItsOwnTimeLimit() throws SQLException {
		try (TimeBudget.Wait _ = TimeBudget.open(Duration.ofMinutes(1))) {
			sleep(0);
		}

		try (Connection connection = this.pool.getConnection()) {
			assertThat(connection.getNetworkTimeout()).isEqualTo(600_000);
		}
	}

	private void sleep(double seconds) throws SQLException {
		try (Connection connection = this.pool.getConnection()) {
			sleep(connection, seconds);
		}
	}

	private static void sleep(Connection connection, double seconds) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("select pg_sleep(%s)".formatted(seconds));
		}
	}

}
