package dev.novadraw.engine.lifecycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.job.Claim;
import dev.novadraw.engine.job.Database;
import dev.novadraw.engine.job.Hint;
import dev.novadraw.engine.job.Job;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.job.JobState;
import dev.novadraw.engine.job.Lease;
import dev.novadraw.engine.kind.Stage;

import static org.assertj.core.api.Assertions.assertThat;

class ClaimRepositoryTests {

	private final Database database = new Database();

	@Test
	void keepsJobsInTheBacklogWhileThereIsNoWorker() {
		JobId id = this.database.submitted();

		List<Hint> hints = this.database.dispatched();

		assertThat(hints).isEmpty();
		assertThat(this.database.history(id)).isEqualTo("QUEUED");
	}

	@Test
	void dispatchesAWindowOfTheFleetsSlotsOldestFirst() {
		List<JobId> ids = IntStream.range(0, 10).mapToObj((number) -> this.database.submitted()).toList();
		this.database.workerReports("a", 2, "story");
		this.database.workerReports("b", 2, "story");

		List<Hint> hints = this.database.dispatched();

		assertThat(hints).extracting(Hint::job).containsExactlyInAnyOrderElementsOf(ids.subList(0, 6));
		assertThat(this.database.dispatched()).isEmpty();
	}

	@Test
	void leavesJobsAloneWhoseKindNoWorkerKnows() {
		JobId unknown = this.database.submitted("opera", 3);
		JobId known = this.database.submitted();
		this.database.workerReports("a", 4, "story");

		List<Hint> hints = this.database.dispatched();

		assertThat(hints).extracting(Hint::job).containsExactly(known);
		assertThat(this.database.state(unknown)).isEqualTo(JobState.QUEUED);
	}

	@Test
	void doesNotCountAWorkerThatHasGoneSilent() {
		this.database.submitted();
		this.database.workerReports("a", 4, "story");
		this.database.sql.sql("update worker set seen_at = now() - interval '20 s'").update();

		assertThat(this.database.dispatched()).isEmpty();
	}

	@Test
	void givesAJobToExactlyOneOfManyWorkersThatFollowTheSameHint() throws Exception {
		JobId id = this.database.submitted();
		this.database.workerReports("a", 4, "story");
		Hint hint = this.database.dispatched().getFirst();

		List<List<Claim>> claims = atOnce(16, (number) -> this.database.claims.claim(List.of(hint), Database.KINDS,
				"worker-" + number, Database.LEASE));

		assertThat(claims.stream().flatMap(List::stream)).hasSize(1);
		assertThat(this.database.history(id)).isEqualTo("QUEUED, DISPATCHED, RUNNING");
		assertThat(this.database.column(id, "attempt", Integer.class)).isEqualTo(1);
	}

	@Test
	void givesEveryDueJobToExactlyOneOfManyDispatchers() throws Exception {
		IntStream.range(0, 200).forEach((number) -> this.database.submitted());
		this.database.workerReports("a", 1000, "story");

		List<List<Hint>> hints = atOnce(8, (number) -> this.database.dispatched());

		assertThat(hints.stream().flatMap(List::stream).map(Hint::job)).hasSize(200).doesNotHaveDuplicates();
	}

	@Test
	void ignoresAHintThatANewerDispatchHasMadeStale() {
		this.database.submitted();
		this.database.workerReports("a", 4, "story");
		Hint stale = this.database.dispatched().getFirst();
		this.database.claims.requeue(stale, Duration.ZERO, "hint_not_sent");
		Hint fresh = this.database.dispatched().getFirst();

		assertThat(this.database.claims.claim(List.of(stale), Database.KINDS, "a", Database.LEASE)).isEmpty();
		assertThat(this.database.claims.claim(List.of(fresh), Database.KINDS, "a", Database.LEASE)).hasSize(1);
	}

	@Test
	void requeuesADispatchedJobOnce() {
		JobId id = this.database.submitted();
		this.database.workerReports("a", 4, "story");
		Hint hint = this.database.dispatched().getFirst();

		assertThat(this.database.claims.requeue(hint, Duration.ZERO, "hint_not_sent")).isTrue();
		assertThat(this.database.claims.requeue(hint, Duration.ZERO, "hint_not_sent")).isFalse();
		assertThat(this.database.history(id)).isEqualTo("QUEUED, DISPATCHED, QUEUED(hint_not_sent)");
	}

	@Test
	void extendsHeldLeasesAndReturnsThem() {
		Claim held = this.database.claimed("a");
		Claim lost = this.database.claimed("a");
		this.database.leaseRunsOut(lost);
		this.database.workerReports("a", 100, "story");
		this.database.requeueExpiredLeases();

		Set<Lease> stillHeld = this.database.claims.heartbeat("a",
				Map.of(held.lease(), Stage.WRITING, lost.lease(), Stage.WRITING), Database.LEASE);

		assertThat(stillHeld).containsExactly(held.lease());
	}

	@Test
	void distinguishesTwoLeasesOfOneWorkerOnOneJob() {
		Claim stale = this.database.claimed("a");
		this.database.leaseRunsOut(stale);
		this.database.requeueExpiredLeases();
		Claim fresh = this.database.claimAgain(stale.lease().job(), "a");

		Set<Lease> stillHeld = this.database.claims.heartbeat("a",
				Map.of(stale.lease(), Stage.CHECKING, fresh.lease(), Stage.WRITING), Database.LEASE);

		assertThat(stillHeld).containsExactly(fresh.lease());
	}

	@Test
	void doesNotClaimAJobWhoseDeadlineHasPassed() {
		JobId id = this.database.submitted();
		this.database.workerReports("a", 4, "story");
		Hint hint = this.database.dispatched().getFirst();
		this.database.change(id, "deadline = now() - interval '1 s'");

		assertThat(this.database.claims.claim(List.of(hint), Database.KINDS, "a", Database.LEASE)).isEmpty();
	}

	@Test
	void triesNothingAgainThatIsBeingErased() {
		JobId id = canceled();

		Optional<Job> again = triedAgainBeside(id,
				(sql) -> sql.sql("update job set erase_requested_at = now()").update());

		assertThat(again).isEmpty();
		assertThat(count("job")).isEqualTo(1);
	}

	@Test
	void triesNothingAgainThatIsBeingRemoved() {
		JobId id = canceled();
		this.database.sql.sql("""
				with drawing as (
					insert into drawing (id, client, media_type, width, height, size, content)
					values (gen_random_uuid(), 'anna', 'image/png', 1, 1, 0, '') returning id
				)
				update job set drawing_id = drawing.id from drawing""").update();

		Optional<Job> again = triedAgainBeside(id, (sql) -> {
			sql.sql("delete from job").update();
			sql.sql("delete from drawing").update();
		});

		assertThat(again).isEmpty();
	}

	@Test
	void retriesForEachOfTwoConcurrentRequests() throws Exception {
		JobId id = canceled();

		List<Optional<Job>> again = atOnce(2, (number) -> submittedAgain(id));

		assertThat(again).allMatch(Optional::isPresent);
	}

	private JobId canceled() {
		JobId id = this.database.submitted();
		this.database.cancel(id);
		return id;
	}

	private Optional<Job> submittedAgain(JobId id) {
		return this.database.submissions.insertRetry(new JobId(UUID.randomUUID()), id, Owner.of("anna"), null);
	}

	private Optional<Job> triedAgainBeside(JobId id, Consumer<JdbcClient> change) {
		AtomicReference<CompletableFuture<Optional<Job>>> again = new AtomicReference<>();
		Database.inTransaction((sql) -> {
			change.accept(sql);
			again.set(CompletableFuture.supplyAsync(() -> submittedAgain(id)));
			Awaitility.await("it to wait for the other transaction").until(this::isLockAwaited);
		});
		return again.get().join();
	}

	private boolean isLockAwaited() {
		return count("pg_locks where not granted") > 0;
	}

	private long count(String condition) {
		return this.database.sql.sql("select count(*) from " + condition).query(Long.class).single();
	}

	private interface Numbered<T> {

		T call(int number);

	}

	private static <T> List<T> atOnce(int times, Numbered<T> call) throws Exception {
		try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
			List<Callable<T>> calls = new ArrayList<>();
			IntStream.range(0, times).forEach((number) -> calls.add(() -> call.call(number)));
			List<T> results = new ArrayList<>();
			for (Future<T> future : threads.invokeAll(calls)) {
				results.add(future.get());
			}
			return results;
		}
	}

}
