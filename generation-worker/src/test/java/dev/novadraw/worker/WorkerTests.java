package dev.novadraw.worker;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.kafka.core.KafkaAdmin;

import dev.novadraw.engine.dispatch.DispatchRule;
import dev.novadraw.engine.dispatch.DispatchRuleService;
import dev.novadraw.engine.job.AttemptCall;
import dev.novadraw.engine.job.Claim;
import dev.novadraw.engine.job.Hint;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.job.JobState;
import dev.novadraw.engine.job.Lease;
import dev.novadraw.engine.job.Spending;
import dev.novadraw.engine.job.Unreachable;
import dev.novadraw.engine.json.Json;
import dev.novadraw.engine.kind.Outcome;
import dev.novadraw.engine.lifecycle.ClaimRepository;
import dev.novadraw.engine.problem.Problem;
import dev.novadraw.engine.topic.TopicNames;
import dev.novadraw.kind.script.ScriptGenerator;
import dev.novadraw.kind.script.ScriptInput;
import dev.novadraw.kind.script.ScriptKind;
import dev.novadraw.worker.ai.call.ProviderRouting;
import dev.novadraw.worker.attempt.Backoff;
import dev.novadraw.worker.attempt.SettlementWriter;
import dev.novadraw.worker.hint.ProcessClaims;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two workers with a real database and a real broker.
 */
class WorkerTests {

	private static Engine engine;

	@BeforeAll
	static void startsWorkers() {
		engine = new Engine(SteppingClock.class, "--nova.worker.slots=4");
	}

	/** A wall clock for the workers that tests can set. */
	static class SteppingClock {

		static final AtomicReference<Duration> STEP = new AtomicReference<>(Duration.ZERO);

		@Bean
		@Primary
		InstantSource steppingClock() {
			return () -> Instant.now().plus(STEP.get());
		}

	}

	@AfterAll
	static void stopsWorkers() {
		engine.close();
	}

	@BeforeEach
	void resetsCalls() {
		ScriptGenerator.CALLS.set(0);
		ScriptGenerator.MAX_RUNNING.set(0);
		ScriptGenerator.INTERRUPTED.set(0);
	}

	@Test
	void runsEachOfManyJobsOnce() {
		List<JobId> ids = IntStream.range(0, 200).mapToObj((number) -> engine.submit("succeed")).toList();

		ids.forEach((id) -> engine.awaitState(id, JobState.SUCCEEDED));

		assertThat(ScriptGenerator.CALLS).hasValue(200);
		assertThat(ids).allSatisfy((id) -> assertThat(engine.ledger(id)).isEqualTo("completed"));
	}

	@Test
	void claimsJobsWithoutAHintAlsoIfTheClockIsSetBack() {
		DispatchRuleService steering = engine.bean(DispatchRuleService.class);
		steering.pause(DispatchRule.Scope.QUEUE, DispatchRule.ANY, "for a test");
		SteppingClock.STEP.set(Duration.ofHours(-2));
		try {
			JobId id = engine.submit("succeed");
			engine.sql()
				.sql("""
						update job set state = 'DISPATCHED', dispatched_at = now() - interval '1 s', dispatch = dispatch + 1,
							version = version + 1 where id = ?""")
				.param(id.value())
				.update();

			engine.awaitState(id, JobState.SUCCEEDED);
		}
		finally {
			SteppingClock.STEP.set(Duration.ZERO);
			steering.remove(DispatchRule.Scope.QUEUE, DispatchRule.ANY);
		}
	}

	@Test
	void runsNoMoreJobsAtATimeThanItHasSlots() {
		List<JobId> ids = IntStream.range(0, 60).mapToObj((number) -> engine.submit("nap")).toList();

		ids.forEach((id) -> engine.awaitState(id, JobState.SUCCEEDED));

		assertThat(ScriptGenerator.MAX_RUNNING.get()).isBetween(5, 8);
	}

	@Test
	void retriesAndSucceeds() {
		JobId id = engine.submit("retry throw succeed");

		engine.awaitState(id, JobState.SUCCEEDED);

		assertThat(engine.history(id))
			.isEqualTo("QUEUED DISPATCHED RUNNING QUEUED DISPATCHED RUNNING QUEUED DISPATCHED RUNNING SUCCEEDED");
		assertThat(engine.ledger(id)).isEqualTo("retry retry completed");
		assertThat(ScriptGenerator.CALLS).hasValue(3);
	}

	@Test
	void waitsAsLongAsAProviderAskedFor() {
		JobId id = engine.submit("later succeed");

		engine.awaitState(id, JobState.SUCCEEDED);

		assertThat(engine.sql().sql("""
				select max(at) filter (where state = 'DISPATCHED') - max(at) filter (where seq = 4) >= interval '1 s'
				from job_event where job_id = ?""").param(id.value()).query(Boolean.class).single()).isTrue();
	}

	@Test
	void failsAJobThatUsedUpItsAttempts() {
		JobId id = engine.submit("throw");

		engine.awaitState(id, JobState.FAILED);

		assertThat(ScriptGenerator.CALLS).hasValue(3);
		assertThat(engine.ledger(id)).isEqualTo("retry retry failed");
		assertThat(engine.column(id, "problem ->> 'code'")).isEqualTo("ATTEMPT_FAILED");
	}

	@Test
	void failsAJobAtOnceIfARetryIsPointless() {
		JobId id = engine.submit("fail");

		engine.awaitState(id, JobState.FAILED);

		assertThat(ScriptGenerator.CALLS).hasValue(1);
	}

	@Test
	void endsAJobThatItsGeneratorCanceled() {
		JobId id = engine.submit("cancel");

		engine.awaitState(id, JobState.CANCELED);
	}

	@Test
	void survivesAnAttemptThatOverflowsItsStack() {
		JobId id = engine.submit("overflow succeed");

		engine.awaitState(id, JobState.SUCCEEDED);
	}

	@Test
	void interruptsAnAttemptThatHangsAndRetries() {
		ScriptKind.timeLimit = Duration.ofMillis(500);
		JobId id = engine.submit("hang succeed");
		Awaitility.await("the first attempt to end").until(() -> engine.ledger(id).startsWith("retry"));
		ScriptKind.timeLimit = ScriptKind.NEVER_REACHED;
		engine.awaitState(id, JobState.SUCCEEDED);

		assertThat(ScriptGenerator.INTERRUPTED).hasValue(1);
		assertThat(engine.ledger(id)).isEqualTo("retry completed");
		assertThat(engine.sql()
			.sql("select problem_code from job_attempt where job_id = ? and attempt = 1")
			.param(id.value())
			.query(String.class)
			.single()).isEqualTo("ATTEMPT_TIMED_OUT");
	}

	@Test
	void interruptsAJobThatItsClientCancels() {
		ScriptGenerator.gate = new CountDownLatch(1);
		JobId id = engine.submit("wait");
		engine.awaitState(id, JobState.RUNNING);

		engine.cancel(id);

		engine.awaitState(id, JobState.CANCELED);
		assertThat(ScriptGenerator.INTERRUPTED).hasValue(1);
		assertThat(engine.history(id)).isEqualTo("QUEUED DISPATCHED RUNNING RUNNING CANCELED");
		assertThat(engine.ledger(id)).isEqualTo("canceled");
	}

	@Test
	void interruptsAJobWhoseDeadlineComesWhileItRuns() {
		ScriptGenerator.gate = new CountDownLatch(1);
		JobId id = runningWithDeadline(Duration.ofSeconds(1));

		engine.awaitState(id, JobState.EXPIRED);

		Awaitility.await("the generator to be interrupted").until(() -> ScriptGenerator.INTERRUPTED.get() == 1);
		assertThat(engine.ledger(id)).isEqualTo("expired");
	}

	/**
	 * On a busy machine the deadline may expire before the job runs; then this is
	 * repeated with a later one.
	 */
	private static JobId runningWithDeadline(Duration deadline) {
		JobId id = engine.submit("wait", deadline);
		Awaitility.await("the job to run or expire")
			.until(() -> engine.history(id).contains("RUNNING") || engine.state(id).isFinal());
		return engine.history(id).contains("RUNNING") ? id : runningWithDeadline(deadline.multipliedBy(3));
	}

	@Test
	void freesTheSlotsOfAttemptsThatIgnoreTheirInterrupt() {
		ScriptGenerator.gate = new CountDownLatch(1);
		List<JobId> stubborn = IntStream.range(0, 8).mapToObj((number) -> engine.submit("stubborn")).toList();
		stubborn.forEach((id) -> engine.awaitState(id, JobState.RUNNING));

		stubborn.forEach(engine::cancel);

		stubborn.forEach((id) -> engine.awaitState(id, JobState.CANCELED));
		JobId next = engine.submit("succeed");
		engine.awaitState(next, JobState.SUCCEEDED);
		assertThat(ScriptGenerator.RUNNING).hasValue(8);
		ScriptGenerator.gate.countDown();
		Awaitility.await("the stubborn ones to end").until(() -> ScriptGenerator.RUNNING.get() == 0);
		stubborn.forEach((id) -> assertThat(engine.state(id)).isEqualTo(JobState.CANCELED));
	}

	@Test
	void doesNotCountAttemptsThatWereSnoozed() {
		JobId id = engine.submit("snooze");

		Awaitility.await("four snoozed attempts").until(() -> engine.ledger(id).matches("(snoozed:\\w+ ?){4}.*"));

		assertThat(engine.column(id, "attempt")).isIn("0", "1");
		engine.cancel(id);
		engine.awaitState(id, JobState.CANCELED);
	}

	@Test
	void failsAJobWhoseResultCannotBeStoredAndStoresTheOthersOfItsBatch() {
		List<JobId> good = IntStream.range(0, 20).mapToObj((number) -> engine.submit("succeed")).toList();
		JobId bad = engine.submit("unstorable");

		engine.awaitState(bad, JobState.FAILED);

		assertThat(engine.column(bad, "problem ->> 'code'")).isEqualTo("RESULT_UNSTORABLE");
		assertThat(engine.ledger(bad)).isEqualTo("failed");
		good.forEach((id) -> engine.awaitState(id, JobState.SUCCEEDED));
	}

	@Test
	void claimsADispatchedJobWhoseHintWasLost() {
		JobId id = insert("script", "{\"act\": \"succeed\"}", "DISPATCHED");

		engine.awaitState(id, JobState.SUCCEEDED);

		assertThat(engine.column(id, "dispatch")).isEqualTo("1");
	}

	@Test
	void stopsAnAttemptWhoseLeaseWasLostAndDiscardsItsResult() {
		ScriptGenerator.gate = new CountDownLatch(1);
		JobId id = engine.submit("wait succeed");
		engine.awaitState(id, JobState.RUNNING);
		double fencedBefore = fenced();

		// Repeated, because a heartbeat may extend the lease once more before the sweeper
		// runs.
		Awaitility.await("the sweeper to find the lost lease").until(() -> {
			engine.sql().sql("update sweep set looking_since = '-infinity'").update();
			engine.sql().sql("""
					update job set lease_until = now() - interval '5 min', stage = 'writing'
					where id = ? and attempt = 1 and state = 'RUNNING'""").param(id.value()).update();
			return engine.ledger(id).startsWith("lost");
		});
		engine.awaitState(id, JobState.SUCCEEDED);

		Awaitility.await("the late result to be thrown away").until(() -> fenced() == fencedBefore + 1);
		assertThat(engine.ledger(id)).isEqualTo("lost completed");
		assertThat(engine.column(id, "result ->> 'act'")).isEqualTo("succeed");
	}

	/** Independent of changes to the wall clock. */
	@Test
	void retriesAWriteUntilTheDeadlineByTheMonotonicClock() {
		SettlementWriter writer = writerWithoutDatabase();

		assertThat(CompletableFuture.runAsync(() -> writer.requeue(claim("anna"), Spending.NONE)))
			.as("two hours of the monotonic clock")
			.succeedsWithin(Duration.ofMinutes(2));
	}

	@Test
	void marksSpendingAsWastedIfTheOutcomeIsNotWrittenInTime() {
		String client = "client-" + UUID.randomUUID();
		Spending spent = spent(client, 700);

		writerWithoutDatabase().settle(claim(client), new Outcome.Completed<>(new ScriptInput("a result")), spent);

		assertThat(wasted(client)).isEqualTo(700);
	}

	@Test
	void marksSpendingAsWastedIfTheOutcomeCannotBeStored() {
		String client = "client-" + UUID.randomUUID();
		Spending spent = spent(client, 700);

		engine.bean(SettlementWriter.class)
			.settle(claim(client), new Outcome.Failed<>(new Problem("CODE", "title", "\0", false)), spent);

		assertThat(wasted(client)).isEqualTo(700);
	}

	/**
	 * Creates a writer whose clock passes the deadline of a one-hour job after the first
	 * attempt to write.
	 */
	private static SettlementWriter writerWithoutDatabase() {
		AtomicLong now = new AtomicLong();
		return new SettlementWriter(Unreachable.settlements(), new Backoff(Duration.ZERO, Duration.ZERO, new Random()),
				(event) -> {
				}, engine.bean(MeterRegistry.class), engine.bean(ProviderRouting.class),
				() -> now.getAndAdd(Duration.ofHours(2).toNanos()));
	}

	private static Claim claim(String client) {
		return new Claim(new Lease(new JobId(UUID.randomUUID()), 1, "a"), client, false, "script", "{}", null, 1, 3,
				Duration.ofHours(1), UUID.randomUUID(), 0);
	}

	private static Spending spent(String client, long micros) {
		LocalDate day = engine.sql()
			.sql("""
					insert into spending (day, client, provider, model, calls, cost_micros)
					values (current_date, ?, 'target', 'model', 1, ?) returning day""")
			.params(client, micros)
			.query(LocalDate.class)
			.single();
		return Spending.paid(new AttemptCall("generation", "target", "model", 200, null, null, 1, 1, micros, 1, day),
				"none");
	}

	private static long wasted(String client) {
		return engine.sql()
			.sql("select wasted_micros from spending where client = ?")
			.param(client)
			.query(Long.class)
			.single();
	}

	/** Workers of one process end together, so their losses have a common cause. */
	@Test
	void namesTheWorkersOfAProcessAlike() {
		Awaitility.await("both workers to report themselves")
			.until(() -> engine.sql()
				.sql("select count(*) from worker group by split_part(id, '#', 1)")
				.query(Integer.class)
				.list()
				.contains(2));
	}

	/** The insertion of the claims' events is blocked, so that both claims overlap. */
	@Test
	void claimsOneSuspectForConcurrentClaimsOfAProcess() throws Exception {
		// Jobs of an earlier run may still be suspects.
		String name = "play_" + UUID.randomUUID().toString().substring(0, 8);
		List<JobId> suspects = List.of(insert(name, "{}", "DISPATCHED"), insert(name, "{}", "DISPATCHED"));
		engine.sql().sql("update job set losses = 2 where kind = ?").param(name).update();
		ProcessClaims claims = new ProcessClaims(engine.bean(ClaimRepository.class), Set.of(name),
				Duration.ofMinutes(1));
		List<FutureTask<List<Claim>>> taken = IntStream.range(0, 2)
			.mapToObj((number) -> new FutureTask<>(
					() -> claims.claim(List.of(new Hint(suspects.get(number), name, 1)), name + "#" + number)))
			.toList();
		List<Thread> workers = taken.stream().map((claim) -> Thread.ofPlatform().daemon().unstarted(claim)).toList();
		try (Connection holder = Engine.ADMINISTRATOR.getConnection(); Statement events = holder.createStatement()) {
			holder.setAutoCommit(false);
			// Disables the check of foreign keys, which would lock the jobs.
			events.execute("set local session_replication_role = replica");
			events.execute("""
					insert into job_event (job_id, seq, state, attempt, token)
					select id, version + 1, 'RUNNING', 1, 1 from job where kind = '%s'""".formatted(name));

			workers.getFirst().start();
			Awaitility.await("the first claim to be held up").until(() -> heldUp() == 1);
			workers.getLast().start();
			Awaitility.await("the second claim to be held up or to wait")
				.until(() -> heldUp() == 2 || workers.getLast().getState() == Thread.State.WAITING);
			holder.rollback();
		}

		assertThat(taken.getFirst().get()).hasSize(1);
		assertThat(taken.getLast().get()).isEmpty();
	}

	private static int heldUp() {
		return engine.sql()
			.sql("select count(*) from pg_locks where locktype = 'transactionid' and not granted")
			.query(Integer.class)
			.single();
	}

	@Test
	void failsAJobWhoseInputCannotBeParsedAndRunsOthers() {
		JobId broken = insert("script", "{\"words\": 1}");
		JobId other = engine.submit("succeed");

		engine.awaitState(other, JobState.SUCCEEDED);
		engine.awaitState(broken, JobState.FAILED);
		assertThat(engine.column(broken, "problem ->> 'code'")).isEqualTo("INPUT_UNREADABLE");
		assertThat(ScriptGenerator.CALLS).hasValue(1);
	}

	@Test
	void requeuesAJobOfAnUnknownKindAndRunsOthers() throws Exception {
		JobId unknown = insert("opera", "{}");
		engine.sql()
			.sql("""
					update job set state = 'DISPATCHED', dispatch = 1, dispatched_at = now() where id = ?""")
			.param(unknown.value())
			.update();
		engine.publish(TopicNames.JOBS, "any", Json.MAPPER.writeValueAsBytes(new Hint(unknown, "opera", 1)));
		JobId other = engine.submit("succeed");

		engine.awaitState(other, JobState.SUCCEEDED);
		engine.awaitState(unknown, JobState.QUEUED);
		assertThat(engine.sql()
			.sql("select reason from job_event where job_id = ? and reason is not null")
			.param(unknown.value())
			.query(String.class)
			.list()).containsExactly("kind_unknown");
	}

	@Test
	void movesUnreadableRecordsToTheDeadLetterTopicAndReadsOthers() throws Exception {
		List<byte[]> garbage = List.of(new byte[0], new byte[100_000], "{".getBytes(), "[]".getBytes(),
				"null".getBytes(), "{\"job\": \"x\"}".getBytes(), "{\"kind\": \"script\"}".getBytes());
		int before = engine.records(TopicNames.JOBS_DEAD_LETTER).size();
		for (byte[] one : garbage) {
			engine.publish(TopicNames.JOBS, "garbage", one);
		}
		JobId other = engine.submit("succeed");

		engine.awaitState(other, JobState.SUCCEEDED);
		Awaitility.await("the garbage to be put aside")
			.until(() -> engine.records(TopicNames.JOBS_DEAD_LETTER).size() == before + garbage.size());
	}

	@Test
	void commitsTheOffsetsOfReceivedHints() {
		engine.awaitState(engine.submit("succeed"), JobState.SUCCEEDED);

		try (Admin admin = Admin.create(engine.bean(KafkaAdmin.class).getConfigurationProperties())) {
			Awaitility.await("all hints to be committed").until(() -> uncommittedHints(admin) == 0);
		}
	}

	private static long uncommittedHints(Admin admin) throws Exception {
		Map<TopicPartition, OffsetSpec> partitions = engine.kafka()
			.partitionsFor(TopicNames.JOBS)
			.stream()
			.collect(Collectors.toMap((one) -> new TopicPartition(one.topic(), one.partition()),
					(one) -> OffsetSpec.latest()));
		Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets("nova-workers")
			.partitionsToOffsetAndMetadata()
			.get();
		return admin.listOffsets(partitions)
			.all()
			.get()
			.entrySet()
			.stream()
			.mapToLong((end) -> end.getValue().offset()
					- (committed.containsKey(end.getKey()) ? committed.get(end.getKey()).offset() : 0))
			.sum();
	}

	@Test
	void ignoresUnknownFieldsOfAHint() throws Exception {
		// Without the hint, no worker claims it for an hour.
		JobId id = insert("script", "{\"act\": \"succeed\"}", "DISPATCHED", Duration.ofHours(1));

		engine.publish(TopicNames.JOBS, "any", """
				{"job": "%s", "kind": "script", "dispatch": 1, "priority": "high"}""".formatted(id).getBytes());

		engine.awaitState(id, JobState.SUCCEEDED);
	}

	@Test
	void publishesEveryEventAsACloudEventWithoutContent() {
		JobId id = engine.submit("retry succeed");
		engine.awaitState(id, JobState.SUCCEEDED);

		Awaitility.await("the seventh event to be published")
			.until(() -> engine.records(TopicNames.JOB_EVENTS)
				.stream()
				.filter((one) -> one.key().equals(id.toString()))
				.count() == 7);

		List<String> types = engine.records(TopicNames.JOB_EVENTS)
			.stream()
			.filter((one) -> one.key().equals(id.toString()))
			.map((one) -> Json.MAPPER.readTree(one.value()).get("type").asString())
			.toList();
		assertThat(types).containsExactly("dev.novadraw.job.queued", "dev.novadraw.job.dispatched",
				"dev.novadraw.job.running", "dev.novadraw.job.queued", "dev.novadraw.job.dispatched",
				"dev.novadraw.job.running", "dev.novadraw.job.succeeded");
	}

	@Test
	void requeuesUnfinishedJobsAtShutdownWithoutCountingTheAttempt() {
		ScriptGenerator.gate = new CountDownLatch(1);
		JobId id = engine.submit("wait");
		engine.awaitState(id, JobState.RUNNING);

		engine.close();
		try (Engine next = new Engine()) {
			engine = next;
			next.awaitState(id, JobState.RUNNING);
			assertThat(next.column(id, "attempt")).isEqualTo("1");
			assertThat(next.ledger(id)).isEqualTo("returned");
			ScriptGenerator.gate.countDown();
			next.awaitState(id, JobState.SUCCEEDED);
		}
		engine = new Engine(SteppingClock.class, "--nova.worker.slots=4");
	}

	private static JobId insert(String kind, String input) {
		return insert(kind, input, "QUEUED");
	}

	private static JobId insert(String kind, String input, String state) {
		return insert(kind, input, state, Duration.ZERO);
	}

	private static JobId insert(String kind, String input, String state, Duration dispatchedIn) {
		JobId id = new JobId(UUID.randomUUID());
		engine.sql()
			.sql("""
					with job as (insert into job (id, kind, input, max_attempts, deadline, state, dispatch, dispatched_at)
						values (?, ?, ?::jsonb, 3, now() + interval '5 min', ?, 1,
							case when ? = 'DISPATCHED' then now() + ? * interval '1 s' end) returning id)
					insert into job_event (job_id, seq, state, attempt, token) select id, 1, 'QUEUED', 0, 0 from job""")
			.params(id.value(), kind, input, state, state, dispatchedIn.toSeconds())
			.update();
		return id;
	}

	private static double fenced() {
		return engine.context.getBean(MeterRegistry.class).counter("novadraw.jobs.fenced", "kind", "script").count();
	}

}
