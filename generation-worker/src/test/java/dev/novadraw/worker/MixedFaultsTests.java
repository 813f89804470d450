package dev.novadraw.worker;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.job.JobState;
import dev.novadraw.worker.ai.hostile.Behavior;
import dev.novadraw.worker.ai.hostile.Protocol;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many concurrent jobs, and a provider that fails three in ten calls, in various ways.
 */
class MixedFaultsTests {

	/** Several times as many as run concurrently. */
	private static final int JOBS = 100;

	private static final double FAILING = 0.3;

	private static final List<Behavior> WAYS = List.of(Behavior.ERROR_500, Behavior.UNAVAILABLE, Behavior.SILENT,
			Behavior.HEADERS_THEN_HANG, Behavior.RESET_BEFORE, Behavior.RESET_IN_BODY, Behavior.HTML,
			Behavior.EMPTY_BODY, Behavior.MALFORMED_JSON, Behavior.TRUNCATED_STREAM, Behavior.SHORT_STORY,
			Behavior.UNSAFE, Behavior.RATE_LIMITED);

	private static ProviderRig rig;

	@BeforeAll
	static void starts() {
		rig = new ProviderRig(Protocol.OPENAI, true, "--nova.ai.providers.target.time-limit=5s");
	}

	@AfterAll
	static void stops() {
		rig.close();
	}

	@Test
	void losesNoJobAndRecordsEveryCall() {
		rig.provider.setBehavior(MixedFaultsTests::behavior);
		rig.engine.sql().sql("delete from spending").update();
		int before = rig.provider.calls() - rig.provider.resets();

		List<JobId> jobs = IntStream.range(0, JOBS)
			.mapToObj((number) -> rig.engine.story(Drawings.drawing(number)))
			.toList();
		jobs.forEach(rig.engine::awaitEnd);

		assertThat(jobs).allSatisfy((id) -> assertThat(rig.engine.state(id)).isIn(JobState.SUCCEEDED, JobState.FAILED));
		assertThat(jobs).filteredOn((id) -> rig.engine.state(id) == JobState.SUCCEEDED)
			.hasSizeGreaterThan(JOBS / 2)
			.allSatisfy((id) -> assertThat(rig.engine.column(id, "result is not null")).isEqualTo("true"));
		assertThat(rig.provider.calls() - before).isGreaterThan(JOBS);
		// Abandoned calls are recorded by other threads, shortly after their jobs were
		// settled.
		Awaitility.await("every call to be recorded")
			.until(() -> rig.provider.calls() - rig.provider.resets() - before <= recordedCalls());
		assertThat(wasted()).isPositive();
	}

	/** The sweeper that ends the attempt does not know its cost. */
	@Test
	void recordsTheCostOfACallWhoseJobExpiredMeanwhile() {
		int drawing = JOBS + 1;
		rig.provider.setBehavior(Behavior.SILENT);
		JobId id = rig.engine.story(Drawings.drawing(drawing));
		Awaitility.await("the call").until(() -> rig.calls(drawing) == 1);

		rig.engine.sql()
			.sql("update job set deadline = now() - interval '1 s' where id = ?")
			.param(id.value())
			.update();
		rig.engine.awaitState(id, JobState.EXPIRED);

		Awaitility.await("its cost to be recorded").until(() -> !rig.engine.column(id, "cost_micros").equals("0"));
		assertThat(rig.engine.ledger(id)).isEqualTo("expired");
		assertThat(rig.engine.calls(id)).anyMatch((call) -> call.startsWith("generation target"));
	}

	@Test
	void callsAProviderThatAlwaysFailsOnceForEachAttempt() {
		rig.provider.setBehavior(Behavior.ERROR_500);
		int before = rig.provider.calls();

		List<JobId> jobs = IntStream.range(0, JOBS)
			.mapToObj((number) -> rig.engine.story(Drawings.drawing(number)))
			.toList();
		jobs.forEach(rig.engine::awaitEnd);

		assertThat(jobs).allSatisfy((id) -> assertThat(rig.engine.state(id)).isEqualTo(JobState.FAILED));
		assertThat(rig.provider.calls() - before).isEqualTo(JOBS * 3);
	}

	private static Behavior behavior(int call) {
		Random random = new Random(call * 7919L);
		return (random.nextDouble() < FAILING) ? WAYS.get(random.nextInt(WAYS.size())) : Behavior.OK;
	}

	private static int recordedCalls() {
		return rig.engine.sql().sql("select sum(calls) from spending").query(Integer.class).single();
	}

	private static long wasted() {
		return rig.engine.sql().sql("select sum(wasted_micros) from spending").query(Long.class).single();
	}

}
