package dev.novadraw.engine.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.novadraw.engine.job.Claim;
import dev.novadraw.engine.job.Database;
import dev.novadraw.engine.job.Hint;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.job.JobState;
import dev.novadraw.engine.job.Settlement;
import dev.novadraw.engine.job.Spending;
import dev.novadraw.engine.problem.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the order of dispatch, and of the reasons why jobs wait.
 */
class BacklogRepositoryTests {

	/** The default of {@code jit_above_cost}. */
	private static final double JIT_ABOVE_COST = 100_000;

	private final Database database = new Database();

	@Test
	void sharesTheFleetBetweenClients() {
		submitted("greedy", 100);
		submitted("quiet", 3);
		workersWith(8);

		assertThat(dispatchedByClient()).isEqualTo(Map.of("greedy", 9, "quiet", 3));
	}

	@Test
	void countsTheJobsInFlightOfAClient() {
		submitted("greedy", 100);
		workersWith(4);
		this.database.dispatched();
		submitted("quiet", 10);
		workersWith(8);

		assertThat(dispatchedByClient()).isEqualTo(Map.of("quiet", 6));
	}

	@Test
	void givesAClientOfTwiceTheWeightTwiceAsMuch() {
		submitted("light", 100);
		submitted("heavy", 100);
		rule("client", "heavy", "weight = 2");
		workersWith(8);

		assertThat(dispatchedByClient()).isEqualTo(Map.of("light", 4, "heavy", 8));
	}

	@Test
	void letsNoClientStarve() {
		for (int i = 0; i < 10; i++) {
			submitted("client " + i, 10);
		}
		submitted("feather", 1);
		rule("client", "feather", "weight = 0.01");
		workersWith(8);

		assertThat(dispatchedByClient()).containsEntry("feather", 1);
	}

	@Test
	void letsAHeadStartOvertakeOnlyOthersOfTheSameClient() {
		JobId late = this.database.submitted("anna", "story", -300, 3);
		JobId normal = this.database.submitted("anna", "story", 0, 3);
		JobId urgent = this.database.submitted("anna", "story", 60, 3);
		JobId bens = this.database.submitted("ben", "story", 0, 3);
		this.database.workerReports("a", 1, "story");

		assertThat(jobs(this.database.backlog.dispatch(1, Database.ALIVE, 10))).hasSize(1);
		this.database.workerReports("a", 2, "story");
		assertThat(jobs(this.database.backlog.dispatch(1, Database.ALIVE, 10))).hasSize(1);
		assertThat(this.database.state(urgent)).isEqualTo(JobState.DISPATCHED);
		assertThat(this.database.state(bens)).isEqualTo(JobState.DISPATCHED);
		this.database.workerReports("a", 3, "story");
		assertThat(jobs(this.database.backlog.dispatch(1, Database.ALIVE, 10))).containsExactly(normal);
		this.database.workerReports("a", 4, "story");
		assertThat(jobs(this.database.backlog.dispatch(1, Database.ALIVE, 10))).containsExactly(late);
	}

	@Test
	void letsALowPriorityGoWhenItHasWaitedLongEnough() {
		JobId low = this.database.submitted("anna", "story", -300, 3);
		this.database.change(low, "place = place - interval '301 s'");
		this.database.submitted("anna", "story", 0, 3);
		this.database.workerReports("a", 1, "story");

		assertThat(jobs(this.database.backlog.dispatch(1, Database.ALIVE, 10))).containsExactly(low);
	}

	@Test
	void keepsThePriorityKeyOfRetriedJobs() {
		Claim first = this.database.claimed("a");
		submitted("anna", 5);
		this.database.settle(Settlement.retry(first, new Problem("P", "P", "P", true), Duration.ZERO, Spending.NONE));
		this.database.workerReports("a", 1, "story");

		assertThat(jobs(this.database.backlog.dispatch(1, Database.ALIVE, 10))).containsExactly(first.lease().job());
	}

	@Test
	void keepsAllLimitsAndDelaysNoOtherJobs() {
		submitted("anna", "story", 20);
		submitted("anna", "poem", 20);
		submitted("ben", "story", 20);
		submitted("carl", "poem", 20);
		rule("client", "anna", "max_running = 5");
		rule("kind", "story", "max_running = 7");
		this.database.workerReports("a", 100, "story", "poem");

		dispatchedByClient();

		assertThat(underWay("client = 'anna'")).isEqualTo(5);
		assertThat(underWay("kind = 'story'")).isEqualTo(7);
		assertThat(underWay("client = 'carl'")).isEqualTo(20);
	}

	@Test
	void letsAClientGoOnWithAnotherKindWhenTheFirstIsAtItsLimit() {
		submitted("anna", "story", 10);
		submitted("anna", "poem", 2);
		rule("client", "anna", "max_running = 3");
		rule("kind", "story", "max_running = 1");
		this.database.workerReports("a", 100, "story", "poem");

		dispatchedByClient();

		assertThat(underWay("kind = 'story'")).isEqualTo(1);
		assertThat(underWay("kind = 'poem'")).isEqualTo(2);
	}

	@Test
	void appliesALimitOfTheProviderToAllKindsItMakes() {
		submitted("anna", "story", 10);
		submitted("ben", "poem", 10);
		rule("provider", "offline", "max_running = 4");
		this.database.workerReports("a", 100, "story", "poem");

		dispatchedByClient();

		assertThat(underWay("true")).isEqualTo(4);
	}

	@Test
	void appliesARuleForAllToEachByItself() {
		submitted("anna", 10);
		submitted("ben", 10);
		rule("client", "*", "max_running = 2");
		rule("client", "ben", "max_running = 4");
		workersWith(100);

		assertThat(dispatchedByClient()).isEqualTo(Map.of("anna", 2, "ben", 4));
	}

	@Test
	void startsNoMoreAMinuteThanTheRateAllowsAndSpreadsThemEvenly() {
		submitted("anna", 100);
		rule("client", "anna", "starts_per_minute = 60");
		workersWith(100);

		assertThat(dispatchedByClient()).isEqualTo(Map.of("anna", 6));
		assertThat(dispatchedByClient()).isEmpty();
		this.database.sql.sql("update dispatch_budget set as_of = as_of - interval '2 s'").update();
		assertThat(dispatchedByClient()).isEqualTo(Map.of("anna", 2));
		this.database.sql.sql("update dispatch_budget set as_of = as_of - interval '1 h'").update();
		assertThat(dispatchedByClient()).isEqualTo(Map.of("anna", 6));
	}

	@Test
	void startsNothingThatIsPausedAndEverythingElse() {
		submitted("anna", "story", 2);
		submitted("anna", "poem", 2);
		submitted("ben", "story", 2);
		this.database.workerReports("a", 100, "story", "poem");

		rule("queue", "*", "paused = true");
		assertThat(dispatchedByClient()).isEmpty();
		rule("queue", "*", "paused = false");
		rule("provider", "offline", "paused = true");
		assertThat(dispatchedByClient()).isEmpty();
		rule("provider", "offline", "paused = false");
		rule("client", "anna", "paused = true");
		assertThat(dispatchedByClient()).isEqualTo(Map.of("ben", 2));
		rule("client", "anna", "paused = false");
		rule("kind", "poem", "paused = true");
		assertThat(dispatchedByClient()).isEqualTo(Map.of("anna", 2));
		assertThat(underWay("kind = 'poem'")).isZero();
	}

	@Test
	void saysWhatAJobWaitsFor() {
		JobId first = this.database.submitted();
		JobId second = this.database.submitted();

		assertThat(waitingFor(first)).isEqualTo("Waiting for a worker; none is running.");
		this.database.workerReports("a", 1, "poem");
		assertThat(waitingFor(first)).isEqualTo("Waiting for a worker that supports this kind.");
		this.database.workerReports("a", 1, "story");
		assertThat(waitingFor(first)).isEqualTo("Next; waiting for a free worker.");
		assertThat(waitingFor(second)).isEqualTo("Queued; 1 job of the same client and kind is ahead.");
		rule("kind", "story", "paused = true, reason = 'a new model comes'");
		assertThat(waitingFor(first)).isEqualTo("The kind 'story' is paused: a new model comes.");
		rule("kind", "story", "paused = false");
		rule("client", "anna", "max_running = 1");
		this.database.dispatched();
		assertThat(waitingFor(first)).isEqualTo("Waiting for a free worker.");
		assertThat(waitingFor(second)).isEqualTo("This client has reached its limit of jobs in flight (1).");
		rule("client", "anna", "max_running = null");
		rule("model", "offline-storyteller", "starts_per_minute = 3");
		this.database.sql.sql("insert into dispatch_budget values ('model', 'offline-storyteller', 0, now())").update();
		assertThat(waitingFor(second))
			.isEqualTo("The model 'offline-storyteller' has reached its limit of starts per minute (3).");
		this.database.change(second, "run_at = now() + interval '30 s'");
		assertThat(waitingFor(second)).matches("Starts in (29|30|31) s\\.");
	}

	@Test
	void countsJobsAfterTheSnapshotOnce() {
		JobId first = this.database.submitted();
		workersWith(1);
		QueueSnapshot snapshot = this.database.backlog.snapshot("anna", "story", Database.ALIVE);
		JobId second = this.database.submitted();
		JobId urgent = this.database.submitted("anna", "story", 60, 3);
		JobId third = this.database.submitted();

		Stream.of(first, second, urgent, third).map(this.database::job).forEach(snapshot::join);

		Function<JobId, Optional<WaitReason>> waiting = (id) -> snapshot.waiting(this.database.job(id), Instant.now());
		assertThat(waiting.apply(urgent)).contains(new WaitReason.Queued(0));
		assertThat(waiting.apply(first)).contains(new WaitReason.Queued(1));
		assertThat(waiting.apply(second)).contains(new WaitReason.Queued(2));
		assertThat(waiting.apply(third)).contains(new WaitReason.Queued(3));
	}

	@Test
	void hasNoReasonForJobsThatRunOrEnded() {
		Claim claim = this.database.claimed("a");

		assertThat(waiting(claim.lease().job())).isEmpty();
		this.database.settle(Settlement.canceled(claim, Spending.NONE));
		assertThat(waiting(claim.lease().job())).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1000 })
	void choosesByAPlanThatNoServerWithStockSettingsCompiles(int clients) {
		this.database.waiting(clients);
		workersWith(8);

		assertThat(this.database.costOfDispatch()).isLessThan(JIT_ABOVE_COST / 10);
	}

	@Test
	void joinsNothingThatGrowsWithTheClients() {
		this.database.waiting(1000);
		this.database.sql.sql("insert into dispatch_rule (scope, key, starts_per_minute) values ('client', '*', 60)")
			.update();
		workersWith(8);

		assertThat(this.database.maxRowsComparedByDispatch()).isLessThan(100_000);
	}

	private void submitted(String client, int jobs) {
		submitted(client, "story", jobs);
	}

	private void submitted(String client, String kind, int jobs) {
		IntStream.range(0, jobs).forEach((number) -> this.database.submitted(client, kind, 0, 3));
	}

	private void workersWith(int slots) {
		this.database.workerReports("a", slots, "story");
	}

	private void rule(String scope, String key, String assignment) {
		this.database.sql.sql("insert into dispatch_rule (scope, key) values (?, ?) on conflict do nothing")
			.params(scope, key)
			.update();
		this.database.sql.sql("update dispatch_rule set " + assignment + " where scope = ? and key = ?")
			.params(scope, key)
			.update();
	}

	/** Dispatches until no job is returned, and counts the dispatched jobs by client. */
	private Map<String, Integer> dispatchedByClient() {
		List<Hint> all = new ArrayList<>();
		for (List<Hint> some = this.database.dispatched(); !some.isEmpty(); some = this.database.dispatched()) {
			all.addAll(some);
		}
		return all.stream()
			.collect(Collectors.groupingBy((hint) -> this.database.column(hint.job(), "client", String.class),
					Collectors.summingInt((hint) -> 1)));
	}

	private static List<JobId> jobs(List<Hint> hints) {
		return hints.stream().map(Hint::job).toList();
	}

	private long underWay(String condition) {
		return this.database.sql.sql("select count(*) from job where state = 'DISPATCHED' and " + condition)
			.query(Long.class)
			.single();
	}

	private String waitingFor(JobId id) {
		return waiting(id).orElseThrow().sentence(Instant.now());
	}

	private Optional<WaitReason> waiting(JobId id) {
		QueueSnapshot snapshot = this.database.backlog.snapshot("anna", "story", Database.ALIVE);
		return snapshot.waiting(this.database.job(id), Instant.now());
	}

}
