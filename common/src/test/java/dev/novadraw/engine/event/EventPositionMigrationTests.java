package dev.novadraw.engine.event;

import java.util.List;
import java.util.UUID;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import dev.novadraw.embedded.postgres.EmbeddedPostgres;
import dev.novadraw.engine.job.Database;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.schema.OwnerLogin;
import dev.novadraw.engine.schema.SchemaMigration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of events of a database whose relay still used transaction numbers.
 */
class EventPositionMigrationTests {

	private static final String NAME = "event_position_tests";

	/** The last version with transaction numbers in the log. */
	private static final String BEFORE = "8";

	/**
	 * A transaction number of a server that has run far more transactions than this one.
	 */
	private static final long FAR_AHEAD = 1_000_000_000_000L;

	private final JdbcClient server = JdbcClient.create(source(Database.ADMINISTRATOR_LOGIN, "nova", ""));

	private final JdbcClient sql = JdbcClient.create(source(Database.ADMINISTRATOR_LOGIN, NAME, ""));

	private final JobId pig = job(1);

	private final JobId cow = job(2);

	private final JobId hen = job(3);

	@BeforeEach
	void createsAnOlderDatabase() {
		dropsIt();
		this.server.sql("create database " + NAME + " owner nova_owner").update();
		this.sql.sql("grant create on schema public to nova_owner").update();
		Flyway.configure().dataSource(source(Database.OWNER_LOGIN, NAME, "")).target(BEFORE).load().migrate();
		List.of(this.pig, this.cow, this.hen).forEach((job) -> this.sql.sql("""
				insert into job (id, kind, input, client, max_attempts, deadline)
				values (?, 'story', '{}', 'anna', 3, now() + interval '1 h')
				""").param(job.value()).update());
		event(5, this.hen, 1, 1);
		event(10, this.pig, 1, 2);
		event(15, this.cow, 1, 3);
		event(20, this.pig, 2, 4);
	}

	@AfterEach
	void dropsIt() {
		this.server.sql("drop database if exists " + NAME + " with (force)").update();
	}

	@Test
	void publishesWhatWasNotPublishedAndWhatComesLater() {
		relayIsAt(10, this.pig, 1);

		JobId later = migrateAndSubmit();

		assertThat(published(later)).containsExactly(this.cow + "/1", this.pig + "/2", later + "/1");
	}

	@Test
	void publishesAllEventsIfTheRelayCameFromAnotherServer() {
		relayIsAt(FAR_AHEAD, this.pig, 1);
		// Written by the new server, whose numbers are lower and whose clock is behind.
		event(7, this.cow, 2, 0);

		JobId later = migrateAndSubmit();

		assertThat(published(later)).containsExactly(this.hen + "/1", this.pig + "/1", this.cow + "/1", this.cow + "/2",
				this.pig + "/2", later + "/1");
	}

	private JobId migrateAndSubmit() {
		SchemaMigration.migrate(source(Database.OWNER_LOGIN, NAME, "").getURL(),
				new OwnerLogin(Database.OWNER_LOGIN.username(), Database.OWNER_LOGIN.password()));
		return Publication.submit(this.sql);
	}

	private static List<String> published(JobId last) {
		Publication publication = new Publication(source(Database.APPLICATION_LOGIN, NAME, "-c role=nova_engine"));
		publication.publish(last);
		return publication.sent.stream().map((event) -> event.job() + "/" + event.seq()).toList();
	}

	private void event(long tx, JobId job, int seq, int minute) {
		this.sql
			.sql("""
					insert into job_event (job_id, seq, state, attempt, token, tx, at)
					values (:job, :seq, 'QUEUED', 0, 0, :tx::text::xid8, timestamptz '2026-01-01' + :minute * interval '1 min')
					""")
			.param("job", job.value())
			.param("seq", seq)
			.param("tx", tx)
			.param("minute", minute)
			.update();
	}

	private void relayIsAt(long tx, JobId job, int seq) {
		this.sql.sql("update event_relay set tx = :tx::text::xid8, job_id = :job, seq = :seq")
			.param("tx", tx)
			.param("job", job.value())
			.param("seq", seq)
			.update();
	}

	private static JobId job(int number) {
		return new JobId(new UUID(0, number));
	}

	private static PGSimpleDataSource source(EmbeddedPostgres.Address login, String database, String options) {
		PGSimpleDataSource source = new PGSimpleDataSource();
		source.setUrl(login.jdbcUrl().replaceFirst("/nova$", "/" + database));
		source.setUser(login.username());
		source.setPassword(login.password());
		source.setOptions(options);
		return source;
	}

}
