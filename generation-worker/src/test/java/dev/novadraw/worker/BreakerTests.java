package dev.novadraw.worker;

import java.time.Duration;
import java.util.List;
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
 * The circuit breaker of a provider that keeps failing. Two workers call it, each with
 * one slot.
 */
class BreakerTests {

	private static final int JOBS = 20;

	private static final int WINDOW = 6;

	private static final Duration REST = Duration.ofSeconds(1);

	private static final int ATTEMPTS = 3;

	private static ProviderRig rig;

	@BeforeAll
	static void starts() {
		rig = new ProviderRig(Protocol.OPENAI, true, "--nova.ai.breaker.window=" + WINDOW,
				"--nova.ai.breaker.min-calls=" + WINDOW, "--nova.ai.breaker.rest=" + REST.toSeconds() + "s",
				"--nova.worker.slots=1");
	}

	@AfterAll
	static void stops() {
		rig.close();
	}

	@Test
	void waitsWithoutLosingAttemptsUntilTheProviderWorksAgain() {
		rig.provider.setBehavior(Behavior.ERROR_500);
		long begun = System.nanoTime();
		List<JobId> jobs = IntStream.range(0, JOBS)
			.mapToObj((number) -> rig.engine.story(Drawings.drawing(number)))
			.toList();
		Awaitility.await("every job to wait or end").until(() -> jobs.stream().allMatch(BreakerTests::waitsOrEnded));
		int failed = rig.provider.calls();
		int rests = (int) Duration.ofNanos(System.nanoTime() - begun).dividedBy(REST);

		rig.provider.setBehavior(Behavior.OK);
		jobs.forEach(rig.engine::awaitEnd);

		// Some calls had started when the last of the window failed; after each rest one
		// call is allowed.
		assertThat(failed).isBetween(WINDOW, WINDOW * 2 + rests);
		assertThat(jobs).filteredOn((id) -> rig.engine.state(id) == JobState.SUCCEEDED)
			.hasSizeGreaterThanOrEqualTo(JOBS - failed / ATTEMPTS);
		assertThat(rig.provider.calls()).isEqualTo(attempts(jobs));
	}

	private static boolean waitsOrEnded(JobId id) {
		return rig.engine.state(id).isFinal() || rig.engine.sql()
			.sql("select exists (select from job_event where job_id = ? and reason = 'provider_resting')")
			.param(id.value())
			.query(Boolean.class)
			.single();
	}

	/** Returns the number of counted attempts, those in which a call was made. */
	private static int attempts(List<JobId> jobs) {
		return jobs.stream().mapToInt((id) -> Integer.parseInt(rig.engine.column(id, "attempt"))).sum();
	}

}
