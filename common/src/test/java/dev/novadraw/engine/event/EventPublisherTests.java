package dev.novadraw.engine.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

import dev.novadraw.engine.job.Database;
import dev.novadraw.engine.job.JobId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests of the order in which events are published, and of the transactions they wait
 * for.
 */
class EventPublisherTests {

	/** Takes a transaction number and changes no table of the engine. */
	private static final String WRITE = "select pg_current_xact_id()::text";

	private final Database database = new Database();

	private final Publication publication = new Publication(Database.ENGINE);

	private final Logger logger = (Logger) LoggerFactory.getLogger("dev.novadraw.engine.event");

	private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

	@BeforeEach
	void startsWithNothingUnpublished() {
		this.publication.publishAll();
		this.publication.sent.clear();
		this.appender.start();
		this.logger.addAppender(this.appender);
	}

	@AfterEach
	void stopsListening() {
		this.logger.detachAppender(this.appender);
	}

	@Test
	void doesNotWaitForTransactionsThatWriteNoEvents() {
		inTransactionOf("nova", (same) -> inTransactionOf("postgres", (other) -> {
			same.sql(WRITE).query(String.class).single();
			other.sql(WRITE).query(String.class).single();
			// The lock that a backup takes.
			same.sql("lock table job_event in access share mode").update();
			same.sql("select count(*) from job_event").query(Long.class).single();

			this.publication.publish(this.database.submitted());

			assertThat(this.publication.publish()).isEqualTo(EventPublisher.Next.WAIT);
			assertThat(this.publication.lag()).isZero();
		}));

		assertThat(lines()).isEmpty();
	}

	@Test
	void passesOverNothingThatCommitsLate() {
		List<JobId> jobs = new ArrayList<>();

		Database.inTransaction((statements) -> {
			statements.sql(WRITE).query(String.class).single();
			jobs.add(this.database.submitted());
			jobs.add(CompletableFuture.supplyAsync(this.database::submitted).join());

			assertThat(this.publication.publish()).isEqualTo(EventPublisher.Next.SOON);
			assertThat(this.publication.publish()).isEqualTo(EventPublisher.Next.SOON);
			assertThat(this.publication.sent).isEmpty();
		});

		this.publication.publishAll();
		assertThat(this.publication.jobs()).containsExactlyElementsOf(jobs);
	}

	@Test
	void publishesEachEventOfManyWritersInTheOrderOfItsJob() {
		int jobs = 120;
		try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
			CompletableFuture<Void> written = CompletableFuture.allOf(IntStream.range(0, jobs)
				.mapToObj((number) -> CompletableFuture.runAsync(() -> submitSlowlyAndCancel(number), threads))
				.toArray(CompletableFuture[]::new));
			while (!written.isDone()) {
				this.publication.publish();
			}
			written.join();
		}
		this.publication.publishAll();

		Map<JobId, List<Long>> published = this.publication.sent.stream()
			.collect(Collectors.groupingBy(JobEvent::job, Collectors.mapping(JobEvent::seq, Collectors.toList())));
		assertThat(published).hasSize(jobs);
		assertThat(published.values()).allSatisfy((events) -> assertThat(events).containsExactly(1L, 2L));
	}

	/**
	 * Submits and cancels a job. The transaction takes a number, then a position, and
	 * commits after others.
	 */
	private void submitSlowlyAndCancel(int number) {
		List<JobId> job = new ArrayList<>();
		Database.inTransaction((statements) -> {
			statements.sql(WRITE).query(String.class).single();
			job.add(this.database.submitted());
			statements.sql("select pg_sleep(?)").param((number * 7 % 20) / 1000.0).query((row, line) -> 0).list();
		});
		this.database.cancel(job.getFirst());
	}

	@Test
	void namesTheSessionThatEventsWaitForOnceAMinute() {
		inTransactionOf("nova?ApplicationName=stranger", (other) -> {
			Publication.submit(other);
			int pid = other.sql("select pg_backend_pid()").query(Integer.class).single();
			this.database.submitted();

			this.publication.publish();
			assertThat(lines()).isEmpty();
			this.publication.pass(Duration.ofSeconds(3));
			IntStream.range(0, 3).forEach((time) -> this.publication.publish());

			assertThat(lines()).singleElement()
				.asString()
				.startsWith("Events wait for an open transaction: pid=%d application=\"stranger\" login=nova state="
					.formatted(pid))
				.endsWith(" waiting=3s");
			this.publication.pass(Duration.ofSeconds(59));
			this.publication.publish();
			assertThat(lines()).hasSize(1);
			this.publication.pass(Duration.ofSeconds(1));
			this.publication.publish();
			assertThat(lines()).hasSize(2).last().asString().startsWith("Events still wait").contains("pid=" + pid);
			this.publication.pass(Duration.ofSeconds(1));
			assertThat(this.publication.lag()).isPositive();
			assertThat(this.publication.sent).isEmpty();
		});
		this.publication.publishAll();

		assertThat(lines()).hasSize(3).last().isEqualTo("Events no longer wait for an open transaction: after=64s");
		assertThat(lines()).noneMatch((line) -> line.contains("insert") || line.contains("select"));
		assertThat(this.publication.sent).hasSize(1);
	}

	@Test
	void saysSinceWhenASessionOfItsOwnLoginIsOpen() {
		Database.inTransaction((statements) -> {
			this.database.submitted();
			this.publication.publish();
			this.publication.pass(Duration.ofSeconds(3));
			this.publication.publish();
		});

		assertThat(lines()).singleElement()
			.asString()
			.containsPattern("login=nova_app state=\"idle in transaction\" since=20");
	}

	@Test
	void reportsTheAgeOfTheOldestUnpublishedEvent() {
		JobId job = this.database.submitted();
		assertThatIllegalStateException().isThrownBy(this.publication::fail);

		this.publication.pass(Duration.ofMinutes(5));

		assertThat(this.publication.lag()).isGreaterThanOrEqualTo(Duration.ofMinutes(5));
		this.publication.publish(job);
		this.publication.publishAll();
		assertThat(this.publication.lag()).isZero();
	}

	@Test
	void publishesAllEventsAgainWhenItsPositionIsInTheFuture() {
		JobId published = this.database.submitted();
		this.publication.publish(published);
		JobId unpublished = this.database.submitted();
		this.publication.sent.clear();
		this.database.sql.sql("update event_relay set position = 1000000000000").update();

		this.publication.publish(published, unpublished);
		this.publication.publish(this.database.submitted());

		assertThat(lines()).singleElement()
			.asString()
			.startsWith("Events published again, positions were ahead of the sequence");
	}

	@Test
	void publishesAllEventsAgainWhenTheSequenceWasLeftBehind() {
		JobId published = this.database.submitted();
		this.publication.publish(published);
		JobId unpublished = this.database.submitted();
		this.publication.sent.clear();
		// Logical replication copies tables and does not update sequences.
		this.database.sql.sql("alter sequence job_event_position restart").update();
		JobId low = this.database.submitted();

		this.publication.publish(published, unpublished, low);
		this.publication.publish(this.database.submitted());

		assertThat(lines()).hasSize(1);
		assertThat(this.database.sql
			.sql("select max(position) <= (select last_value from job_event_position) from job_event")
			.query(Boolean.class)
			.single()).isTrue();
	}

	@Test
	void publishesTheFirstEventOfAnEmptyServer() {
		this.database.sql.sql("update event_relay set position = 0").update();
		this.database.sql.sql("alter sequence job_event_position restart").update();
		this.publication.publish();

		this.publication.publish(this.database.submitted());

		assertThat(lines()).isEmpty();
	}

	private List<String> lines() {
		return this.appender.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
	}

	/** Runs work in a transaction of another session, which is then rolled back. */
	private static void inTransactionOf(String database, Consumer<JdbcClient> work) {
		String url = Database.ADMINISTRATOR_LOGIN.jdbcUrl().replaceFirst("/nova$", "/" + database);
		DriverManagerDataSource source = new DriverManagerDataSource(url, Database.ADMINISTRATOR_LOGIN.username(),
				Database.ADMINISTRATOR_LOGIN.password());
		new TransactionTemplate(new DataSourceTransactionManager(source)).executeWithoutResult((status) -> {
			work.accept(JdbcClient.create(source));
			status.setRollbackOnly();
		});
	}

}
