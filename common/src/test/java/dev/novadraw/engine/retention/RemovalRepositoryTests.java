package dev.novadraw.engine.retention;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import org.springframework.jdbc.datasource.DataSourceTransactionManager;

import dev.novadraw.engine.job.Claim;
import dev.novadraw.engine.job.Database;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.job.JobState;
import dev.novadraw.engine.job.Settlement;
import dev.novadraw.engine.job.Spending;

import static org.assertj.core.api.Assertions.assertThat;

class RemovalRepositoryTests {

	private static final Duration DAY = Duration.ofDays(1);

	private final Database database = new Database();

	private final RemovalRepository removals = new RemovalRepository(this.database.engine,
			new RemovalLockRepository(this.database.engine, new DataSourceTransactionManager(Database.ENGINE)));

	private record Result(String story) {
	}

	@Test
	void removesOldJobsWithAllTheirRows() {
		JobId old = finished("2 days");
		JobId recent = finished("1 hour");
		JobId open = this.database.submitted();

		assertThat(this.removals.removeExpired(JobState.SUCCEEDED, DAY)).isFalse();

		assertThat(count("job where id = '" + old + "'")).isZero();
		assertThat(count("job_event where job_id = '" + old + "'")).isZero();
		assertThat(count("job_attempt where job_id = '" + old + "'")).isZero();
		assertThat(this.database.history(recent)).isEqualTo("QUEUED, DISPATCHED, RUNNING, SUCCEEDED");
		assertThat(this.database.state(open)).isEqualTo(JobState.QUEUED);
	}

	@Test
	void removesADrawingOnlyWithTheLastJobAboutIt() {
		JobId first = finished("2 days");
		JobId second = finished("1 hour");
		shareADrawing();

		this.removals.removeExpired(JobState.SUCCEEDED, DAY);
		assertThat(count("job where id = '" + first + "'")).isZero();
		assertThat(count("drawing")).isEqualTo(1);
		this.removals.removeExpired(JobState.SUCCEEDED, Duration.ofMinutes(1));
		assertThat(count("job where id = '" + second + "'")).isZero();
		assertThat(count("drawing")).isZero();
	}

	@Test
	void removesADrawingWhoseJobsTwoProcessesRemove() {
		finished("2 days");
		finished("1 hour");
		shareADrawing();

		Database.inTransaction((sql) -> {
			this.removals.removeExpired(JobState.SUCCEEDED, DAY);
			CompletableFuture.runAsync(() -> this.removals.removeExpired(JobState.SUCCEEDED, Duration.ZERO)).join();
		});
		this.removals.removeExpired(JobState.SUCCEEDED, Duration.ZERO);

		assertThat(count("job")).isZero();
		assertThat(count("drawing")).isZero();
	}

	@Test
	void removesFewerAtATimeWhenTheirDrawingsAreLarge() {
		for (int i = 0; i < 4; i++) {
			finished("2 days");
		}
		eachGetsADrawingOf(30_000_000);

		assertThat(this.removals.removeExpired(JobState.SUCCEEDED, DAY)).isTrue();
		assertThat(count("job")).isEqualTo(1);
		assertThat(this.removals.removeExpired(JobState.SUCCEEDED, DAY)).isFalse();
		assertThat(count("job") + count("drawing")).isZero();
	}

	@Test
	void keepsTheIdempotencyKeyWithoutTheResponse() {
		JobId old = finished("2 days");
		this.database.sql.sql("""
				insert into idempotency_key (client, digest, job_id, fingerprint, response)
				values ('anna', sha256('request'), ?, sha256('all of it'), 'for Mia')""").param(old.value()).update();

		this.removals.removeExpired(JobState.SUCCEEDED, DAY);

		assertThat(count("idempotency_key where fingerprint is null and response is null")).isEqualTo(1);
	}

	@Test
	void removesOnlyTheGivenState() {
		finished("2 days");

		this.removals.removeExpired(JobState.FAILED, DAY);

		assertThat(count("job")).isEqualTo(1);
	}

	@Test
	void keepsJobsForTheShorterRetentionOfTheirClient() {
		this.database.sql
			.sql("insert into client (id, keep_days) values ('anna', 1) on conflict (id) do update set keep_days = 1")
			.update();
		JobId old = finished("2 days");

		this.removals.removeExpired(JobState.SUCCEEDED, Duration.ofDays(30));
		this.database.sql.sql("delete from client where id = 'anna'").update();

		assertThat(count("job where id = '" + old + "'")).isZero();
	}

	@Test
	void leavesATombstoneAndTheNameOfTheObjectToRemove() {
		JobId old = finished("2 days");
		this.database.sql.sql("""
				with drawing as (
					insert into drawing (id, media_type, width, height, size, object_key, client)
					values (gen_random_uuid(), 'image/png', 1, 1, 1, 'a/b', 'anna')
					returning id
				)
				update job set drawing_id = drawing.id from drawing""").update();

		this.removals.removeExpired(JobState.SUCCEEDED, DAY);

		assertThat(count("tombstone where reason = 'expired' and client = 'anna'")).isEqualTo(2);
		assertThat(count("tombstone where id = '" + old + "'")).isEqualTo(1);
		assertThat(count("object_garbage where object_key = 'a/b'")).isEqualTo(1);
	}

	private void shareADrawing() {
		this.database.sql.sql("""
				with drawing as (
					insert into drawing (id, media_type, width, height, size, content)
					values (gen_random_uuid(), 'image/png', 1, 1, 0, '') returning id
				)
				update job set drawing_id = drawing.id from drawing""").update();
	}

	private void eachGetsADrawingOf(int bytes) {
		this.database.sql.sql("""
				insert into drawing (id, media_type, width, height, size, content)
				select id, 'image/png', 1, 1, :bytes, decode(repeat('00', :bytes), 'hex') from job""")
			.param("bytes", bytes)
			.update();
		this.database.sql.sql("update job set drawing_id = id").update();
	}

	private JobId finished(String ago) {
		Claim claim = this.database.claimed("a");
		this.database.sql.sql("alter table job disable trigger job_stays_final").update();
		this.database.settle(Settlement.succeeded(claim, new Result("Once"), Spending.NONE));
		this.database.change(claim.lease().job(), "finished_at = now() - interval '" + ago + "'");
		this.database.sql.sql("alter table job enable trigger job_stays_final").update();
		return claim.lease().job();
	}

	private long count(String condition) {
		return this.database.sql.sql("select count(*) from " + condition).query(Long.class).single();
	}

}
