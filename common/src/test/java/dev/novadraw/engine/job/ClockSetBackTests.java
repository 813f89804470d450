package dev.novadraw.engine.job;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

import dev.novadraw.engine.dispatch.Fleet;
import dev.novadraw.engine.kind.Stage;
import dev.novadraw.engine.problem.Problem;
import dev.novadraw.engine.redrive.Redrive;
import dev.novadraw.engine.redrive.RedriveRepository;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests after the database clock was an hour ahead for a while, as in a fail-over to a
 * server with a wrong clock and back. Rows of that time are in the future.
 */
class ClockSetBackTests {

	private static final Problem PROBLEM = new Problem("TOO_LONG", "Too long", "It took too long.", true);

	private final Database database = new Database();

	@Test
	void ignoresWorkersSeenInTheFuture() {
		this.database.workerReports("a", 4, "story");
		this.database.submitted();
		anHourAhead("worker", "seen_at");

		assertThat(this.database.dispatched()).isEmpty();
		assertThat(Fleet.slots(this.database.engine, "story", Database.ALIVE)).isZero();
		Fleet.removeLongGone(this.database.engine);
		assertThat(count("worker")).isZero();

		this.database.workerReports("a", 4, "story");
		assertThat(this.database.dispatched()).hasSize(1);
	}

	@Test
	void takesJobsFromWorkersThatAreGoneAndFromNoOthers() {
		Claim lost = this.database.claimed("a");
		Claim held = this.database.claimed("b");
		anHourAhead("job", "lease_until");
		anHourAhead("worker", "seen_at");
		this.database.claims.heartbeat("b", Map.of(held.lease(), Stage.WRITING), Database.LEASE);

		assertThat(this.database.requeueExpiredLeases()).isEqualTo(1);

		assertThat(this.database.state(lost.lease().job())).isEqualTo(JobState.QUEUED);
		assertThat(this.database.state(held.lease().job())).isEqualTo(JobState.RUNNING);
	}

	/** The time of the latest check shows that the clock was changed. */
	@Test
	void leavesJobsToTheirWorkersForALeaseAfterTheClockIsSetBack() {
		Claim claim = this.database.claimed("a");
		Duration gap = Duration.ofMinutes(1);
		this.database.changeSweep("looked_at = now() + interval '1 h', looking_since = now()");
		anHourAhead("job", "lease_until");

		assertThat(this.database.requeueExpiredLeases(gap, Duration.ZERO)).isZero();
		assertThat(this.database.state(claim.lease().job())).isEqualTo(JobState.RUNNING);
		this.database.changeSweep("looking_since = looking_since - interval '16 s'");
		assertThat(this.database.requeueExpiredLeases(gap, Duration.ZERO)).isEqualTo(1);
	}

	@Test
	void dispatchesJobsThatWereSubmittedOrTriedInTheFuture() {
		this.database.workerReports("a", 4, "story");
		this.database.submitted();
		anHourAhead("job", "created_at");
		anHourAhead("job", "run_at");
		assertThat(this.database.dispatched()).hasSize(1);

		Claim claim = this.database.claimed("a");
		this.database.settle(Settlement.retry(claim, PROBLEM, Duration.ofMinutes(1), Spending.NONE));
		assertThat(this.database.dispatched()).isEmpty();
		anHourAhead("job", "attempt_at");
		anHourAhead("job", "run_at");
		assertThat(this.database.dispatched()).hasSize(1);
	}

	@Test
	void startsJobsAtTheirRateAgain() {
		this.database.sql
			.sql("insert into dispatch_rule (scope, key, starts_per_minute) values ('client', 'anna', 600)")
			.update();
		this.database.workerReports("a", 100, "story");
		this.database.submitted();
		assertThat(this.database.dispatched()).hasSize(1);
		this.database.sql.sql("update dispatch_budget set starts = 0").update();
		anHourAhead("dispatch_budget", "as_of");
		this.database.submitted();

		assertThat(this.database.dispatched()).hasSize(1);

		assertThat(this.database.sql.sql("select starts >= 0 and as_of <= now() from dispatch_budget")
			.query(Boolean.class)
			.single()).isTrue();
	}

	@Test
	void goesOnWithRedrives() {
		for (int i = 0; i < 2; i++) {
			this.database.settle(Settlement.failed(this.database.claimed("a"), PROBLEM, Spending.NONE));
		}
		RedriveRepository redrives = new RedriveRepository(this.database.engine);
		redrives.begin(Redrive.Filter.ALL, 60);
		anHourAhead("redrive", "advanced_at");
		assertThat(redrives.withJobsDue()).isEmpty();

		this.database.sql.sql("update redrive set advanced_at = advanced_at - interval '1 s'").update();

		assertThat(redrives.withJobsDue()).hasSize(1).allSatisfy((id) -> assertThat(redrives.advance(id)).isEqualTo(1));
	}

	@Test
	void requeuesJobsWhoseHintWasLost() {
		JobId id = this.database.submitted();
		this.database.workerReports("a", 4, "story");
		this.database.dispatched();
		Duration timeout = Duration.ofMinutes(1);
		assertThat(this.database.requeueUnclaimed(timeout)).isZero();
		anHourAhead("job", "dispatched_at");

		assertThat(this.database.requeueUnclaimed(timeout)).isEqualTo(1);
		assertThat(this.database.state(id)).isEqualTo(JobState.QUEUED);
	}

	/** Covers servers that cannot subtract from the time of a pause that never was. */
	@Test
	void asksProvidersAtTheirRateAgain() {
		Map<String, ?> parameters = Map.of("provider", "test", "model", "model", "requests", 10.0, "tokens", 10.0,
				"max_pause", 60_000, "millis", 20_000);
		NamedParameterJdbcTemplate statements = new NamedParameterJdbcTemplate(Database.ENGINE);
		String lock = Sources.sql("SpendingRepository", "LOCK");
		try {
			assertThat(seconds(statements.queryForMap(lock, parameters), "rest")).isZero();
			statements.update(Sources.sql("SpendingRepository", "DELAY_CALLS"), parameters);
			assertThat(seconds(statements.queryForMap(lock, parameters), "rest")).isBetween(1.0, 20.0);
			anHourAhead("provider_budget", "as_of");
			anHourAhead("provider_budget", "resume_at");

			Map<String, Object> budget = statements.queryForMap(lock, parameters);

			assertThat(seconds(budget, "seconds")).isEqualTo(60);
			assertThat(seconds(budget, "rest")).isZero();
			statements.update(Sources.sql("SpendingRepository", "DELAY_CALLS"), parameters);
			assertThat(seconds(statements.queryForMap(lock, parameters), "rest")).isBetween(1.0, 20.0);
		}
		finally {
			this.database.sql.sql("delete from provider_budget where provider = 'test'").update();
		}
	}

	private static double seconds(Map<String, Object> row, String column) {
		return Double.parseDouble(String.valueOf(row.get(column)));
	}

	private void anHourAhead(String table, String column) {
		this.database.sql.sql("update %1$s set %2$s = %2$s + interval '1 h'".formatted(table, column)).update();
	}

	private long count(String table) {
		return this.database.sql.sql("select count(*) from " + table).query(Long.class).single();
	}

}
