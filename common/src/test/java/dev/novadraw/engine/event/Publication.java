package dev.novadraw.engine.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import javax.sql.DataSource;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;

import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

import dev.novadraw.engine.client.OwnerJdbcClient;
import dev.novadraw.engine.job.JobId;

/**
 * An event publisher with a manual clock, and the events it has sent.
 */
final class Publication {

	private static final Duration BUSY_MACHINE = Duration.ofMinutes(2);

	final List<JobEvent> sent = Collections.synchronizedList(new ArrayList<>());

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final AtomicLong nanos = new AtomicLong();

	private final EventPublisher publication;

	Publication(DataSource engine) {
		JdbcClient statements = JdbcClient.create(engine);
		this.publication = new EventPublisher(
				new JobEventRepository(statements, new OwnerJdbcClient(new NamedParameterJdbcTemplate(engine))),
				new EventRelayRepository(statements), new DataSourceTransactionManager(engine), this.meters,
				this.nanos::get);
	}

	/** Publishes once, outside the transaction of the caller. */
	EventPublisher.Next publish() {
		return CompletableFuture.supplyAsync(() -> this.publication.publish(this.sent::addAll)).join();
	}

	/** Publishes until an event of each job has been sent. */
	void publish(JobId... jobs) {
		Awaitility.await("an event of each of " + List.of(jobs)).atMost(BUSY_MACHINE).until(() -> {
			publish();
			return jobs().containsAll(List.of(jobs));
		});
	}

	/** Publishes all events. */
	void publishAll() {
		Awaitility.await("everything to be published")
			.atMost(BUSY_MACHINE)
			.until(() -> publish() == EventPublisher.Next.WAIT && lag().isZero());
	}

	/** Publishes once, with a receiver that fails. */
	void fail() {
		this.publication.publish((events) -> {
			throw new IllegalStateException("nobody receives them");
		});
	}

	Duration lag() {
		return Duration.ofMillis((long) this.meters.get(EventLag.NAME).timeGauge().value(TimeUnit.MILLISECONDS));
	}

	List<JobId> jobs() {
		return this.sent.stream().map(JobEvent::job).toList();
	}

	void pass(Duration time) {
		this.nanos.addAndGet(time.toNanos());
	}

	/** Writes a job and its first event as the administrator of any database. */
	static JobId submit(JdbcClient administrator) {
		UUID id = UUID.randomUUID();
		administrator.sql("""
				with changed as (
					insert into job (id, kind, input, client, max_attempts, deadline)
					values (?, 'story', '{}', 'anna', 3, now() + interval '1 h') returning id
				)
				insert into job_event (job_id, seq, state, attempt, token) select id, 1, 'QUEUED', 0, 0 from changed
				""").param(id).update();
		return new JobId(id);
	}

}
