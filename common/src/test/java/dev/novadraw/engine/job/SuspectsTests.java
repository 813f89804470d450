package dev.novadraw.engine.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of jobs that may have ended their worker, and of jobs that only ran beside them.
 */
class SuspectsTests {

	private static final int SLOTS = 16;

	private static final int ATTEMPTS = 3;

	private record Result(String text) {
	}

	private final Database database = new Database();

	@Test
	void givesAttemptsBackWhenAnyOfTheJobsMayHaveEndedTheWorker() {
		List<JobId> ids = submitted(2, 1);

		diesWith(lives("a", 2));

		assertThat(ids).allSatisfy((id) -> {
			assertThat(this.database.history(id)).endsWith("RUNNING, QUEUED(worker_lost)");
			assertThat(this.database.ledger(id)).isEqualTo("1 lost");
			assertThat(this.database.column(id, "attempt", Integer.class)).isZero();
		});
	}

	@Test
	void countsTheAttemptOfTheSuspectAlone() {
		JobId suspect = submitted(1, ATTEMPTS).getFirst();
		List<JobId> others = submitted(3, ATTEMPTS);
		this.database.change(suspect, "losses = 2");

		diesWith(lives("a", 4));

		assertThat(this.database.column(suspect, "attempt", Integer.class)).isEqualTo(1);
		assertThat(others).allSatisfy((id) -> assertThat(this.database.column(id, "attempt", Integer.class)).isZero());
	}

	/**
	 * Each worker of the process had one job, and any of these jobs may have ended all of
	 * them.
	 */
	@Test
	void givesAttemptsBackToAllJobsOfAProcessWithSeveralWorkers() {
		List<JobId> ids = submitted(3, ATTEMPTS);
		List<Claim> claims = new ArrayList<>();
		for (int worker = 1; worker <= 3; worker++) {
			claims.addAll(lives("process#" + worker, 1));
		}

		diesWith(claims);

		assertThat(ids).allSatisfy((id) -> {
			assertThat(this.database.column(id, "attempt", Integer.class)).isZero();
			assertThat(this.database.column(id, "losses", Integer.class)).isEqualTo(1);
		});
	}

	@Test
	void waitsUntilAllWorkersOfAProcessAreSilent() {
		submitted(2, ATTEMPTS);
		Claim first = lives("process#1", 1).getFirst();
		Claim second = lives("process#2", 1).getFirst();
		this.database.leaseRunsOut(first);
		assertThat(this.database.requeueExpiredLeases()).isZero();
		this.database.leaseRunsOut(second);

		assertThat(this.database.requeueExpiredLeases()).isEqualTo(2);
	}

	/** Jobs left for the next batch would look as if they had run alone. */
	@Test
	void recoversAllJobsOfAProcessTogether() {
		this.database.sql
			.sql("""
					insert into job (id, kind, input, client, max_attempts, deadline, state, attempt, token, worker, lease_until,
						attempt_at, lease_ms)
					select gen_random_uuid(), 'story', '{}', 'anna', 3, now() + interval '1 h', 'RUNNING', 1, 1,
						case when number < 500 then 'a' else 'b' end, now() - interval '1 s', now(), 15000
					from generate_series(1, 501) number
					""")
			.update();
		this.database.requeueExpiredLeases();
		this.database.requeueExpiredLeases();

		assertThat(this.database.sql.sql("select count(*) from job where state = 'QUEUED' and attempt = 0")
			.query(Integer.class)
			.single()).isEqualTo(501);
	}

	@Test
	void recoversAProcessBehindManyJobsOfOneThatMayLive() {
		this.database.sql
			.sql("""
					insert into job (id, kind, input, client, max_attempts, deadline, state, attempt, token, worker, lease_until,
						attempt_at, lease_ms)
					select gen_random_uuid(), 'story', '{}', 'anna', 3, now() + interval '1 h', 'RUNNING', 1, 1,
						case when number <= 501 then 'a#1' else 'b#1' end, now() - interval '1 s', now(), 15000
					from generate_series(1, 502) number
					""")
			.update();
		this.database.workerReports("a#2", SLOTS, "story");

		assertThat(this.database.requeueExpiredLeases()).isEqualTo(1);
		assertThat(this.database.sql.sql("select worker from job where state = 'RUNNING' group by worker")
			.query(String.class)
			.list()).containsExactly("a#1");
	}

	@Test
	void runsOneSuspectAtATimeInAProcess() {
		submitted(3, ATTEMPTS);
		this.database.sql.sql("update job set losses = 2").update();
		for (String worker : List.of("process#1", "process#2", "other#1")) {
			this.database.workerReports(worker, SLOTS, "story");
		}

		List<Hint> hints = this.database.dispatched();
		assertThat(hints).as("no more suspects than processes").hasSize(2);
		assertThat(unclaimed("process#1")).hasSize(1);
		assertThat(unclaimed("process#2")).isEmpty();
		assertThat(unclaimed("other#1")).hasSize(1);
	}

	@Test
	void letsJobsGoOnTogetherAfterTheFirstLoss() {
		submitted(4, ATTEMPTS);
		diesWith(lives("a", 4));

		assertThat(lives("b", 4)).hasSize(4);
		assertThat(lives("c", 4)).isEmpty();
	}

	@Test
	void runsOneSuspectAtATimeOnEachWorker() {
		submitted(4, ATTEMPTS);
		this.database.sql.sql("update job set losses = 2").update();
		List<JobId> others = submitted(2, ATTEMPTS);
		this.database.workerReports("a", SLOTS, "story");
		this.database.workerReports("b", SLOTS, "story");

		List<Hint> hints = this.database.dispatched();
		assertThat(hints).as("no more suspects than workers").hasSize(4);
		List<Claim> first = this.database.claims.claim(hints, Database.KINDS, "a", Database.LEASE);
		assertThat(first).hasSize(3).extracting((claim) -> claim.lease().job()).containsAll(others);
		assertThat(unclaimed("a")).isEmpty();
		List<Claim> second = unclaimed("b");
		assertThat(second).hasSize(1);
		assertThat(this.database.dispatched()).isEmpty();

		this.database.settle(Settlement.succeeded(second.getFirst(), new Result("a story"), Spending.NONE));
		assertThat(this.database.dispatched()).hasSize(1);
		assertThat(unclaimed("a")).isEmpty();
		assertThat(unclaimed("b")).hasSize(1);
	}

	@Test
	void failsNoJobInAStormOfRestarts() {
		List<JobId> ids = submitted(68, ATTEMPTS);

		for (int life = 1; life <= 20; life++) {
			diesWith(lives("worker-" + life, SLOTS));
		}

		assertThat(ids).allSatisfy((id) -> assertThat(this.database.state(id)).isEqualTo(JobState.QUEUED));
	}

	@Test
	void failsTheJobThatEndsItsWorkersAndNoneThatWasBesideIt() {
		List<JobId> innocents = new ArrayList<>(submitted(20, ATTEMPTS));
		JobId poison = submitted(1, ATTEMPTS).getFirst();
		innocents.addAll(submitted(20, ATTEMPTS));
		int deaths = 0;

		for (int life = 1; !this.database.state(poison).isFinal(); life++) {
			List<Claim> claims = lives("worker-" + life, SLOTS);
			assertThat(claims).as("jobs that go on").isNotEmpty();
			if (claims.stream().anyMatch((claim) -> claim.lease().job().equals(poison))) {
				deaths++;
				diesWith(claims);
			}
			else {
				succeed(claims);
			}
		}

		assertThat(this.database.state(poison)).isEqualTo(JobState.FAILED);
		assertThat(deaths).isBetween(ATTEMPTS, ATTEMPTS + 2);
		for (List<Claim> rest = lives("last", SLOTS); !rest.isEmpty(); rest = lives("last", SLOTS)) {
			succeed(rest);
		}
		assertThat(innocents).allSatisfy((id) -> {
			assertThat(this.database.state(id)).isEqualTo(JobState.SUCCEEDED);
			assertThat(this.database.column(id, "attempt", Integer.class)).isEqualTo(1);
		});
	}

	private List<JobId> submitted(int jobs, int attempts) {
		return IntStream.range(0, jobs).mapToObj((number) -> this.database.submitted("story", attempts)).toList();
	}

	/** Claims as many jobs as possible for a worker, up to its slots. */
	private List<Claim> lives(String worker, int slots) {
		this.database.workerReports(worker, slots, "story");
		List<Hint> hints = this.database.dispatched();
		List<Claim> claims = new ArrayList<>(this.database.claims.claim(hints.stream().limit(slots).toList(),
				Database.KINDS, worker, Database.LEASE));
		if (claims.size() < slots) {
			claims.addAll(
					this.database.claims
						.claimUnclaimed(Duration.ZERO, Duration.ofDays(1), Database.KINDS, slots - claims.size(),
								worker, Database.LEASE)
						.claims());
		}
		return claims;
	}

	private List<Claim> unclaimed(String worker) {
		return this.database.claims
			.claimUnclaimed(Duration.ZERO, Duration.ofDays(1), Database.KINDS, SLOTS, worker, Database.LEASE)
			.claims();
	}

	private void diesWith(List<Claim> claims) {
		claims.forEach(this.database::leaseRunsOut);
		this.database.sql.sql("delete from worker").update();
		this.database.requeueExpiredLeases();
	}

	private void succeed(List<Claim> claims) {
		claims.forEach(
				(claim) -> this.database.settle(Settlement.succeeded(claim, new Result("a story"), Spending.NONE)));
	}

}
