package dev.novadraw.engine.outage;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

import static org.assertj.core.api.Assertions.assertThat;

class OutageLogTests {

	private static final Exception CUT = new DataAccessResourceFailureException("no connection",
			new SQLException("Connection refused", "08001"));

	private final Logger logger = (Logger) LoggerFactory.getLogger(OutageLog.class);

	private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

	private final AtomicLong nanos = new AtomicLong();

	private final OutageLog log = new OutageLog("Database", this.nanos::get);

	@BeforeEach
	void listens() {
		this.appender.start();
		this.logger.addAppender(this.appender);
	}

	@AfterEach
	void stopsListening() {
		this.logger.detachAppender(this.appender);
	}

	@Test
	void logsEachOutageOnceForAllUsers() {
		for (int second = 0; second < 15; second++) {
			this.log.failed("sweeper", CUT);
			this.log.failed("heartbeat", CUT);
			this.log.failedOnce(CUT);
			pass(Duration.ofSeconds(1));
		}
		this.log.works("sweeper");
		this.log.works("heartbeat");

		assertThat(lines()).containsExactly("Database unavailable: cause=\"java.sql.SQLException: Connection refused\"",
				"Database available again: after=15s");
	}

	@Test
	void logsALastingOutageOnceAMinute() {
		for (int second = 0; second < 150; second++) {
			this.log.failed("sweeper", CUT);
			this.log.failed("heartbeat", CUT);
			pass(Duration.ofSeconds(1));
		}

		assertThat(lines()).hasSize(3);
		assertThat(lines().get(1)).startsWith("Database still unavailable: for=60s");
		assertThat(lines().get(2)).startsWith("Database still unavailable: for=120s");
	}

	@Test
	void endsWhenAllUsersWorkAgain() {
		this.log.failed("sweeper", CUT);
		this.log.failed("heartbeat", CUT);

		this.log.works("sweeper");
		this.log.works("somebody else");
		assertThat(lines()).hasSize(1);
		this.log.works("heartbeat");

		assertThat(lines()).hasSize(2);
	}

	@Test
	void endsAfterAWhileIfAFailedCallIsNotRepeated() {
		this.log.failedOnce(CUT);

		pass(Duration.ofSeconds(1));
		this.log.works("sweeper");
		assertThat(lines()).hasSize(1);
		pass(Duration.ofSeconds(5));
		this.log.works("sweeper");

		assertThat(lines()).hasSize(2);
	}

	@Test
	void knowsWhichDependencyIsBehindAFailure() {
		assertThat(Dependency.behind(CUT)).contains(Dependency.DATABASE);
		assertThat(Dependency.behind(new CannotCreateTransactionException("no",
				new SQLTransientConnectionException("Connection is not available"))))
			.contains(Dependency.DATABASE);
		assertThat(Dependency.behind(new IllegalStateException(new SQLException("shutting down", "57P01"))))
			.contains(Dependency.DATABASE);
		assertThat(Dependency.behind(new SQLException("permission denied", "42501"))).contains(Dependency.DATABASE);
		assertThat(Dependency.behind(new IllegalStateException(new TimeoutException("no broker"))))
			.contains(Dependency.KAFKA);
		assertThat(Dependency.behind(new IllegalStateException("a bug"))).isEmpty();
		assertThat(Dependency.behind(new SQLException("no such table", "42P01"))).isEmpty();
		assertThat(Dependency.behind(new SQLException("canceled", "57014"))).isEmpty();
	}

	private void pass(Duration time) {
		this.nanos.addAndGet(time.toNanos());
	}

	private List<String> lines() {
		return this.appender.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
	}

}
