package dev.novadraw.engine.job;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

import dev.novadraw.engine.database.SqlResource;
import dev.novadraw.engine.lifecycle.RecoveryBounds;
import dev.novadraw.engine.lifecycle.RecoveryBounds.Found;
import dev.novadraw.engine.lifecycle.RecoveryRepository;
import dev.novadraw.engine.loop.LowerBound;
import dev.novadraw.engine.queue.BacklogRepository;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the lower-bound scans of dispatchers and sweepers. The clock stands still, so
 * that no full scan is made by itself.
 */
class BoundedScansTests {

	private static final Duration GAP = Duration.ofMinutes(1);

	private static final Found NOTHING = new Found(false, false, false);

	private final Database database = new Database();

	private long nanos;

	private final LowerBound bound = new LowerBound(() -> this.nanos);

	private final RecoveryBounds bounds = new RecoveryBounds(() -> this.nanos);

	@Test
	void readLittleWhileASnapshotKeepsTheRowsOfAllJobs() {
		this.database.withStatisticsOfNoJobs(this::readLittle);
	}

	private void readLittle() {
		this.database.sql.sql("""
				insert into job (id, kind, input, client, max_attempts, run_at, deadline)
				select gen_random_uuid(), 'story', '{}', 'anna', 3, now() - interval '1 min', now() - interval '1 min'
				from generate_series(1, 3000)
				""").update();

		Database.inTransaction((holder) -> {
			holder.sql("set transaction isolation level repeatable read").update();
			holder.sql("select count(*) from job").query(Integer.class).single();
			update("state = 'DISPATCHED', dispatched_at = now() - interval '1 min'");
			update("""
					state = 'RUNNING', dispatched_at = null, worker = 'a', lease_until = now(),
						attempt_at = now() - interval '1 min'
					""");
			update("state = 'CANCELED', worker = null, lease_until = null, finished_at = now()");

			Instant recently = Instant.now().minusSeconds(10);
			assertThat(pagesOfFirst(LowerBound.NONE)).isGreaterThan(60);
			assertThat(pagesOfFirst(recently)).isLessThan(20);
			assertThat(pagesOfOldest(LowerBound.NONE)).isGreaterThan(180);
			assertThat(pagesOfOldest(recently)).isLessThan(30);
		});
	}

	@Test
	void findAJobCommittedAfterTheScan() {
		Database.inTransaction((holder) -> {
			this.database.submitted();
			elsewhere(() -> assertThat(isAnyWaiting()).isFalse());
		});

		assertThat(isAnyWaiting()).isTrue();
	}

	@Test
	void findClaimsCommittedAfterTheScan() {
		JobId id = this.database.submitted();
		Database.inTransaction((holder) -> {
			this.database.claimAgain(id, "a");
			elsewhere(() -> assertThat(found()).isEqualTo(NOTHING));
		});

		assertThat(found()).isEqualTo(new Found(false, true, false));
	}

	@Test
	void findAJobThatMayRunLater() {
		JobId id = this.database.submitted();
		this.database.change(id, "run_at = now() + interval '1 h'");

		assertThat(isAnyWaiting()).isTrue();
		assertThat(isAnyWaiting()).isTrue();
	}

	@Test
	void findAJobRequeuedBecauseItsHintWasLost() {
		this.database.workerReports("a", 4, "story");
		JobId id = this.database.submitted();
		this.database.change(id, "run_at = now() - interval '1 h'");
		this.database.dispatched();
		assertThat(isAnyWaiting()).isFalse();

		assertThat(this.database.requeueUnclaimed(Duration.ZERO)).isEqualTo(1);

		assertThat(isAnyWaiting()).isTrue();
	}

	@Test
	void findJobsForAsLongAsTheyAreInFlight() {
		this.database.workerReports("a", 4, "story");
		JobId running = this.database.claimed("a").lease().job();
		JobId dispatched = this.database.submitted();
		this.database.dispatched();
		this.database.change(running, "attempt_at = now() - interval '1 h'");
		this.database.change(dispatched, "dispatched_at = now() - interval '1 h'");
		Found inFlight = new Found(true, true, false);

		assertThat(found()).isEqualTo(inFlight);
		assertThat(found()).isEqualTo(inFlight);
		assertThat(this.database.recovery.requeueUnclaimed(Duration.ofMinutes(1), Database.ALIVE, this.bounds))
			.isEqualTo(1);
		this.database.change(running, "lease_until = now() - interval '1 h'");
		this.database.changeSweep("looked_at = now(), looking_since = '-infinity'");
		assertThat(this.database.recovery.requeueExpiredLeases(GAP, Duration.ZERO, this.bounds)).isEqualTo(1);
	}

	@Test
	void findAJobBelowTheBoundInAFullScan() {
		assertThat(isAnyWaiting()).isFalse();
		assertThat(found()).isEqualTo(NOTHING);
		JobId id = this.database.submitted();
		this.database.change(id, "run_at = now() - interval '1 h', deadline = now() - interval '1 h'");
		assertThat(isAnyWaiting()).isFalse();
		assertThat(found()).isEqualTo(NOTHING);

		this.nanos += GAP.toNanos();

		assertThat(isAnyWaiting()).isTrue();
		assertThat(found()).isEqualTo(new Found(false, false, true));
		assertThat(this.database.recovery.expireOverdue(this.bounds)).isEqualTo(1);
	}

	private boolean isAnyWaiting() {
		return this.database.backlog.isAnyWaiting(this.bound);
	}

	private Found found() {
		return this.database.recovery.find(this.bounds);
	}

	private static void elsewhere(Runnable work) {
		// Uses a connection of its own.
		CompletableFuture.runAsync(work, (task) -> Thread.ofVirtual().start(task)).join();
	}

	private void update(String assignments) {
		this.database.sql.sql("update job set " + assignments).update();
	}

	private int pagesOfFirst(Instant since) {
		return pages(explained(BacklogRepository.FIRST).param("since", Timestamp.from(since)));
	}

	private int pagesOfOldest(Instant since) {
		Timestamp from = Timestamp.from(since);
		return pages(
				explained(SqlResource.load(RecoveryRepository.class, "find-oldest.sql")).param("dispatchedSince", from)
					.param("runningSince", from)
					.param("deadlineSince", from));
	}

	private StatementSpec explained(String sql) {
		return this.database.sql.sql("explain (analyze, buffers, format json) " + sql);
	}

	private static int pages(StatementSpec statement) {
		JsonNode top = JsonMapper.shared().readTree(statement.query(String.class).single()).get(0).get("Plan");
		return top.get("Shared Hit Blocks").asInt() + top.get("Shared Read Blocks").asInt();
	}

}
