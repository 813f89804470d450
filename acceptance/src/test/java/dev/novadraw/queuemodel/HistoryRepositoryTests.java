package dev.novadraw.queuemodel;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import dev.novadraw.embedded.postgres.EmbeddedPostgres;
import dev.novadraw.engine.job.JobState;
import dev.novadraw.queuemodel.History.JobRow;
import dev.novadraw.queuemodel.History.LedgerRow;
import dev.novadraw.queuemodel.History.LogRow;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks that histories are read completely from a real database.
 */
class HistoryRepositoryTests {

	@TempDir
	private Path data;

	private EmbeddedPostgres postgres;

	private PGSimpleDataSource source;

	private JdbcClient sql;

	@BeforeEach
	void startsADatabase() {
		this.postgres = EmbeddedPostgres.start(this.data, 0);
		this.source = new PGSimpleDataSource();
		this.source.setUrl(this.postgres.jdbcUrl());
		this.source.setUser(this.postgres.username());
		this.source.setPassword(this.postgres.password());
		Flyway.configure().dataSource(this.source).load().migrate();
		this.sql = JdbcClient.create(this.source);
	}

	@AfterEach
	void stopsTheDatabase() {
		this.postgres.close();
	}

	@Test
	void readsEveryJobWithItsLogAndItsLedger() {
		HistoryBuilder failed = HistoryBuilder.ofThreeAttempts()
			.dispatched()
			.claimed("a")
			.lost()
			.dispatched()
			.claimed("b")
			.ended(JobState.FAILED, "ATTEMPT_FAILED", "failed");
		write(new UUID(0, 1), failed.history());
		write(new UUID(0, 2), failed.without(4).history());
		write(new UUID(0, 3), failed.ledgerRow(1, null).history());
		writeQueued(4, 2500);

		Trace trace = TraceValidation.of(this.source);

		assertThat(trace.jobs()).isEqualTo(2500);
		assertThat(trace.open()).isEqualTo(2497);
		assertThat(trace.count(Transition.SUBMIT)).isEqualTo(2500);
		assertThat(trace.violations()).contains("job " + new UUID(0, 2) + ": event 5 stands where event 4 is expected",
				"job " + new UUID(0, 3) + ": attempt with token 1 is missing in the ledger");
		assertThat(trace.violations()).noneMatch((violation) -> violation.contains(new UUID(0, 1).toString()));
	}

	private void writeQueued(int first, int last) {
		this.sql.sql("""
				with many as (
					select lpad(to_hex(n), 32, '0')::uuid as id from generate_series(:first, :last) as n
				), jobs as (
					insert into job (id, kind, input, max_attempts, deadline)
					select id, 'story', '{}', 3, now() from many
				)
				insert into job_event (job_id, seq, state, attempt, token)
				select id, 1, 'QUEUED', 0, 0 from many
				""").param("first", first).param("last", last).update();
	}

	private void write(UUID id, History history) {
		JobRow job = history.job();
		this.sql
			.sql("""
					insert into job (id, kind, input, max_attempts, deadline, state, attempt, token, version, problem, finished_at)
					values (:id, 'story', '{}', :max, now(), :state, :attempt, :token, :version, :problem::jsonb, :finished)
					""")
			.param("id", id)
			.param("max", job.maxAttempts())
			.param("state", job.state().name())
			.param("attempt", job.attempt())
			.param("token", job.token())
			.param("version", job.version())
			.param("problem", job.hasProblem() ? "{}" : null)
			.param("finished", job.finished() ? time(HistoryBuilder.START) : null)
			.update();
		history.events().forEach((event) -> write(id, event));
		history.ledger().forEach((attempt) -> write(id, attempt));
	}

	private void write(UUID id, LogRow row) {
		this.sql.sql("""
				insert into job_event (job_id, seq, state, reason, attempt, token, worker, at)
				values (?, ?, ?, ?, ?, ?, ?, ?)
				""")
			.params(id, row.seq(), row.event().state().name(), row.event().reason(), row.event().attempt(),
					row.event().token(), row.event().worker(), time(row.at()))
			.update();
	}

	private void write(UUID id, LedgerRow row) {
		this.sql.sql("""
				insert into job_attempt (job_id, token, attempt, worker, outcome, started_at, finished_at)
				values (?, ?, ?, ?, ?, ?, ?)
				""")
			.params(id, row.token(), row.attempt(), row.worker(), row.outcome(), time(row.startedAt()),
					time(row.finishedAt()))
			.update();
	}

	private static Timestamp time(Instant instant) {
		return Timestamp.from(instant);
	}

}
