package dev.novadraw.engine.lifecycle;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import dev.novadraw.engine.job.Claim;
import dev.novadraw.engine.job.Database;
import dev.novadraw.engine.job.Hint;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.job.JobState;
import dev.novadraw.engine.job.Lease;
import dev.novadraw.engine.job.Settlement;
import dev.novadraw.engine.job.Spending;
import dev.novadraw.engine.kind.Stage;

import static org.assertj.core.api.Assertions.assertThat;

class RecoveryRepositoryTests {

	private static final Duration GAP = Duration.ofMinutes(1);

	private final Database database = new Database();

	@Test
	void requeuesAJobWhenItsWorkerDies() {
		Claim claim = this.database.claimed("a");
		this.database.leaseRunsOut(claim);

		int rescued = this.database.requeueExpiredLeases();

		JobId id = claim.lease().job();
		assertThat(rescued).isEqualTo(1);
		assertThat(this.database.history(id)).isEqualTo("QUEUED, DISPATCHED, RUNNING, QUEUED(worker_lost)");
		assertThat(this.database.claimAgain(id, "b").attempt()).isEqualTo(2);
		assertThat(this.database.ledger(id)).isEqualTo("1 lost");
	}

	@Test
	void failsAJobThatEndedItsWorkerOnEveryAttempt() {
		JobId id = this.database.submitted("story", 2);
		for (int attempt = 1; attempt <= 2; attempt++) {
			this.database.leaseRunsOut(this.database.claimAgain(id, "worker-" + attempt));
			this.database.requeueExpiredLeases();
		}

		assertThat(this.database.state(id)).isEqualTo(JobState.FAILED);
		assertThat(this.database.column(id, "problem ->> 'code'", String.class)).isEqualTo("WORKER_LOST");
		assertThat(this.database.ledger(id)).isEqualTo("1 lost, 2 lost");
	}

	@Test
	void waitsLongerBeforeEachFurtherAttemptAfterALostWorker() {
		JobId id = this.database.submitted("story", 9);
		for (long max : List.of(500L, 2000L, 8000L, 32_000L, 60_000L)) {
			this.database.leaseRunsOut(this.database.claimAgain(id, "a"));
			this.database.requeueExpiredLeases(GAP, Duration.ZERO);

			assertThat(this.database.column(id, "extract(epoch from run_at - now()) * 1000", Long.class))
				.isBetween(max / 2 - 2000, max);
			this.database.change(id, "run_at = now()");
		}
	}

	@Test
	void waitsUntilAllLeasesOfAWorkerHaveRunOut() {
		Claim first = this.database.claimed("a");
		Claim later = this.database.claimed("a");
		this.database.sql.sql("update worker set seen_at = now() - interval '1 min'").update();
		this.database.leaseRunsOut(first);

		assertThat(this.database.requeueExpiredLeases()).isZero();
		this.database.leaseRunsOut(later);
		assertThat(this.database.requeueExpiredLeases()).isEqualTo(2);
	}

	@Test
	void requeuesOnlyTheJobThatItsWorkerDoesNotKnow() {
		Claim unknown = this.database.claimed("a");
		Claim held = this.database.claimed("a");
		this.database.leaseRunsOut(unknown);
		this.database.workerReports("a", 100, "story");

		assertThat(this.database.requeueExpiredLeases()).isEqualTo(1);
		assertThat(this.database.state(held.lease().job())).isEqualTo(JobState.RUNNING);
	}

	/** The response to its claim was lost, so the worker never called a provider. */
	@Test
	void doesNotCountAnAttemptThatALiveWorkerNeverKnew() {
		JobId id = this.database.submitted("story", 1);
		for (int claims = 1; claims <= 2; claims++) {
			Claim unknown = this.database.claimAgain(id, "a");
			this.database.leaseRunsOut(unknown);
			this.database.workerReports("a", 100, "story");

			assertThat(this.database.requeueExpiredLeases()).isEqualTo(1);
			assertThat(this.database.state(id)).isEqualTo(JobState.QUEUED);
			assertThat(this.database.column(id, "attempt", Integer.class)).isZero();
			assertThat(this.database.column(id, "losses", Integer.class)).isZero();
		}
		this.database.leaseRunsOut(this.database.claimAgain(id, "a"));
		this.database.workerReports("a", 100, "story");

		assertThat(this.database.requeueExpiredLeases()).isEqualTo(1);
		assertThat(this.database.state(id)).as("after an attempt that was given back twice").isEqualTo(JobState.FAILED);
	}

	@Test
	void waitsForTheReportOfAWorkerThatMayLive() {
		Claim unknown = this.database.claimed("a");
		this.database.leaseRunsOut(unknown);
		lastSeen("a", 5);

		assertThat(this.database.requeueExpiredLeases()).isZero();
		lastSeen("a", 0);
		assertThat(this.database.requeueExpiredLeases()).isEqualTo(1);
		assertThat(this.database.column(unknown.lease().job(), "losses", Integer.class)).isZero();
	}

	@Test
	void countsTheLossOfAWorkerThatHasNotReportedItselfForALease() {
		Claim lost = this.database.claimed("a");
		this.database.leaseRunsOut(lost);
		lastSeen("a", 16);

		assertThat(this.database.requeueExpiredLeases()).isEqualTo(1);
		assertThat(this.database.column(lost.lease().job(), "losses", Integer.class)).isEqualTo(1);
		assertThat(this.database.column(lost.lease().job(), "attempt", Integer.class)).isEqualTo(1);
	}

	/** The worker is alive, but its attempt ended without an outcome, or hangs. */
	@Test
	void countsAnAttemptThatALiveWorkerHasGivenUp() {
		Claim claim = this.database.claimed("a");
		renew(claim);
		this.database.leaseRunsOut(claim);
		this.database.workerReports("a", 100, "story");

		assertThat(this.database.requeueExpiredLeases()).isEqualTo(1);
		assertThat(this.database.column(claim.lease().job(), "losses", Integer.class)).isZero();
		assertThat(this.database.column(claim.lease().job(), "attempt", Integer.class)).isEqualTo(1);
	}

	/** A report from the future does not show that a worker is alive. */
	@Test
	void countsTheLossOfAWorkerThatWasSeenInTheFuture() {
		Claim lost = this.database.claimed("a");
		Claim beside = this.database.claimed("a");
		renew(lost);
		renew(beside);
		this.database.leaseRunsOut(lost);
		this.database.leaseRunsOut(beside);
		lastSeen("a", -3600);

		assertThat(this.database.requeueExpiredLeases()).isEqualTo(2);
		assertThat(this.database.column(lost.lease().job(), "losses", Integer.class)).isEqualTo(1);
		assertThat(this.database.column(beside.lease().job(), "attempt", Integer.class)).isZero();
	}

	private void lastSeen(String worker, int secondsAgo) {
		this.database.sql.sql("update worker set seen_at = now() - ? * interval '1 s' where id = ?")
			.params(secondsAgo, worker)
			.update();
	}

	@Test
	void extendsALeaseTooShortForAnUnnoticedOutage() {
		JobId id = this.database.submitted();
		this.database.workerReports("a", 4, "story");
		this.database.claims.claim(this.database.dispatched(), Database.KINDS, "a", Duration.ofSeconds(3));
		lastSeen("a", 60);
		Duration unnoticed = Duration.ofMinutes(1);

		this.database.change(id, "lease_until = now() - interval '50 s'");
		assertThat(this.database.requeueExpiredLeases(GAP, unnoticed)).isZero();
		this.database.change(id, "lease_until = now() - interval '61 s'");
		assertThat(this.database.requeueExpiredLeases(GAP, unnoticed)).isEqualTo(1);
	}

	@Test
	void leavesAJobAloneWhoseLeaseIsGood() {
		Claim claim = this.database.claimed("a");

		assertThat(this.database.requeueExpiredLeases()).isZero();
		assertThat(this.database.state(claim.lease().job())).isEqualTo(JobState.RUNNING);
	}

	@Test
	void leavesJobsWithTheirWorkersForALeaseAfterAnOutage() {
		Claim claim = this.database.claimed("a");
		this.database.leaseRunsOut(claim);
		this.database.changeSweep("looked_at = now() - interval '2 min'");

		assertThat(this.database.requeueExpiredLeases(GAP, Duration.ZERO)).isZero();
		this.database.changeSweep("looked_at = now(), looking_since = now() - interval '10 s'");
		assertThat(this.database.requeueExpiredLeases(GAP, Duration.ZERO)).isZero();
		this.database.changeSweep("looked_at = now(), looking_since = now() - interval '20 s'");
		assertThat(this.database.requeueExpiredLeases(GAP, Duration.ZERO)).isEqualTo(1);
	}

	@Test
	void letsAWorkerThatIsBackRenewALeaseThatRanOut() {
		Claim claim = this.database.claimed("a");
		this.database.leaseRunsOut(claim);
		this.database.changeSweep("looked_at = now() - interval '2 min'");
		this.database.requeueExpiredLeases(GAP, Duration.ZERO);

		assertThat(renew(claim)).containsExactly(claim.lease());
		assertThat(this.database.requeueExpiredLeases()).isZero();
	}

	@Test
	void keepsAJobWhoseLeaseIsRenewedDuringTheScan() throws Exception {
		Claim late = this.database.claimed("a");
		this.database.claimed("a");
		this.database.leaseRunsOut(late);
		this.database.workerReports("a", 100, "story");
		this.database.sql.sql("alter table worker enable row level security").update();
		this.database.sql.sql("create policy waits on worker using (pg_advisory_xact_lock_shared(1) is not null)")
			.update();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			AtomicReference<Future<Integer>> recovery = new AtomicReference<>();
			Database.inTransaction((holder) -> {
				holder.sql("select pg_advisory_xact_lock(1)").query((row) -> {
				});
				recovery.set(threads.submit(() -> this.database.requeueExpiredLeases()));
				Awaitility.await("the recovery to have read the leases")
					.atMost(Duration.ofMinutes(2))
					.until(() -> holder.sql("""
							select exists (select from pg_locks where not granted and locktype = 'advisory')
							""").query(Boolean.class).single());
				assertThat(threads.submit(() -> renew(late))).succeedsWithin(Duration.ofMinutes(2))
					.isEqualTo(Set.of(late.lease()));
			});

			assertThat(recovery.get().get()).isZero();
			assertThat(this.database.state(late.lease().job())).isEqualTo(JobState.RUNNING);
		}
		finally {
			this.database.sql.sql("drop policy waits on worker").update();
			this.database.sql.sql("alter table worker disable row level security").update();
		}
	}

	@Test
	void recordsNoCheckWhileALockBlocksHeartbeats() throws Exception {
		String lastCheck = "select looked_at::text from sweep";
		this.database.changeSweep("looked_at = now() - interval '1 min'");
		String before = this.database.sql.sql(lastCheck).query(String.class).single();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			AtomicReference<Future<?>> check = new AtomicReference<>();
			Database.inTransaction((holder) -> {
				holder.sql("lock table job in share mode").update();
				check.set(threads.submit(() -> this.database.recovery.recordCheck(GAP)));
				Awaitility.await("the check to wait for the lock or to be done")
					.atMost(Duration.ofMinutes(2))
					.until(() -> check.get().isDone() || holder.sql("""
							select exists (select from pg_locks where not granted and relation = 'job'::regclass)
							""").query(Boolean.class).single());

				assertThat(this.database.sql.sql(lastCheck).query(String.class).single()).isEqualTo(before);
			});
			check.get().get();
		}
		assertThat(this.database.sql.sql(lastCheck).query(String.class).single()).isNotEqualTo(before);
	}

	private Set<Lease> renew(Claim claim) {
		return this.database.claims.heartbeat("a", Map.of(claim.lease(), Stage.WRITING), Database.LEASE);
	}

	@Test
	void leavesAJobWithItsWorkerForAsLongAsItsOwnLeaseIs() {
		JobId id = this.database.submitted();
		this.database.workerReports("a", 4, "story");
		Hint hint = this.database.dispatched().getFirst();
		this.database.claims.claim(List.of(hint), Database.KINDS, "a", Duration.ofMinutes(5));
		this.database.change(id, "lease_until = now() - interval '1 s'");
		lastSeen("a", 600);

		this.database.changeSweep("looked_at = now(), looking_since = now() - interval '4 min'");
		assertThat(this.database.requeueExpiredLeases(GAP, Duration.ZERO)).isZero();
		this.database.changeSweep("looked_at = now(), looking_since = now() - interval '6 min'");
		assertThat(this.database.requeueExpiredLeases(GAP, Duration.ZERO)).isEqualTo(1);
	}

	@Test
	void treatsAChangedClockAsAnOutage() {
		Claim claim = this.database.claimed("a");
		this.database.leaseRunsOut(claim);
		this.database.changeSweep("looked_at = now() + interval '1 h', looking_since = now() + interval '1 h'");

		assertThat(this.database.requeueExpiredLeases(GAP, Duration.ZERO)).isZero();
		assertThat(this.database.sql.sql("select looking_since <= now() from sweep").query(Boolean.class).single())
			.isTrue();
	}

	@Test
	void requeuesAJobWhoseHintWasLost() {
		JobId id = this.database.submitted();
		this.database.workerReports("a", 4, "story");
		this.database.dispatched();

		assertThat(this.database.requeueUnclaimed(Duration.ofMinutes(1))).isZero();
		assertThat(this.database.requeueUnclaimed(Duration.ZERO)).isEqualTo(1);
		assertThat(this.database.history(id)).isEqualTo("QUEUED, DISPATCHED, QUEUED(hint_lost)");
		assertThat(this.database.dispatched()).hasSize(1);
	}

	@Test
	void leavesHintsInKafkaWhileEverySlotIsBusy() {
		this.database.submitted();
		this.database.submitted();
		this.database.workerReports("a", 2, "story");
		this.database.dispatched()
			.forEach((hint) -> this.database.claims.claim(List.of(hint), Database.KINDS, "a", Database.LEASE));
		this.database.submitted();
		assertThat(this.database.dispatched()).hasSize(1);

		assertThat(this.database.requeueUnclaimed(Duration.ZERO)).isZero();
	}

	@Test
	void expiresOverdueJobsInAnyState() {
		JobId queued = this.database.submitted("opera", 3);
		Claim running = this.database.claimed("a");
		this.database.sql.sql("update job set deadline = now() - interval '1 s'").update();

		assertThat(this.database.overdue()).isEqualTo(2);
		assertThat(this.database.history(queued)).isEqualTo("QUEUED, EXPIRED(deadline)");
		assertThat(this.database.ledger(running.lease().job())).isEqualTo("1 expired");
		assertThat(this.database.settle(Settlement.canceled(running, Spending.NONE))).isFalse();
	}

}
