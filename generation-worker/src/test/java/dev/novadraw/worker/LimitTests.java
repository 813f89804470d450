package dev.novadraw.worker;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.job.JobState;
import dev.novadraw.worker.ai.hostile.Protocol;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The effect of providers' limits on jobs.
 */
class LimitTests {

	private static final Target BUSY = new Target("busy", Protocol.OLLAMA, true);

	private static final Target EXPENSIVE = new Target("expensive", Protocol.ANTHROPIC, true);

	private static final Target FORBIDDEN = new Target("forbidden", Protocol.GEMINI, true);

	private static ProviderRig rig;

	/**
	 * Only one of the providers charges for calls: otherwise the cap would apply to all.
	 */
	@BeforeAll
	static void starts() {
		rig = new ProviderRig(List.of(BUSY, EXPENSIVE, FORBIDDEN), "--nova.ai.spend-cap.job=0.001",
				"--nova.ai.providers.moderator.price.input=0", "--nova.ai.providers.moderator.price.output=0",
				"--nova.ai.providers.busy.price.input=0", "--nova.ai.providers.busy.price.output=0",
				"--nova.ai.providers.busy.limits.concurrent=1",
				"--nova.ai.providers.forbidden.policy.minors=forbidden");
	}

	@AfterAll
	static void stops() {
		rig.close();
	}

	@Test
	void respectsALimitOfOneConcurrentCall() {
		List<JobId> jobs = IntStream.range(0, 4).mapToObj((number) -> rig.story(BUSY, number)).toList();

		jobs.forEach((id) -> rig.engine.awaitState(id, JobState.SUCCEEDED));
	}

	@Test
	void makesNoCallThatMightExceedTheCapOfAJob() {
		JobId id = rig.story(EXPENSIVE, 10);

		rig.engine.awaitState(id, JobState.FAILED);

		assertThat(rig.engine.column(id, "problem ->> 'code'")).isEqualTo("SPEND_CAP_REACHED");
		assertThat(rig.calls(10)).isZero();
	}

	@Test
	void sendsNothingToAForbiddenProvider() {
		JobId id = rig.story(FORBIDDEN, 20);

		rig.engine.awaitState(id, JobState.FAILED);

		assertThat(rig.engine.column(id, "problem ->> 'code'")).isEqualTo("PROVIDER_NOT_PERMITTED");
		assertThat(rig.provider.requests()).noneMatch((one) -> Drawings.isIn(one, 20));
	}

}
