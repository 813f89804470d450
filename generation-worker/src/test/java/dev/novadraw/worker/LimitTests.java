package dev.novadraw.worker;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.novadraw.job.JobId;
import dev.novadraw.job.State;
import dev.novadraw.worker.ai.hostile.Wire;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Limits of a provider as jobs meet them.
 */
class LimitTests {

	@Test
	void takesTurnsAtAProviderThatDoesOneCallAtATime() {
		try (ProviderRig rig = new ProviderRig(Wire.OLLAMA, true, "--nova.ai.providers.target.limits.concurrent=1")) {
			List<JobId> jobs = IntStream.range(0, 4)
				.mapToObj((number) -> rig.engine.story(Drawings.drawing(number)))
				.toList();

			jobs.forEach((id) -> rig.engine.awaitState(id, State.SUCCEEDED));
		}
	}

	@Test
	void makesNoCallThatMightCostMoreThanAJobMay() {
		try (ProviderRig rig = new ProviderRig(Wire.ANTHROPIC, true, "--nova.ai.spend-cap.job=0.001")) {
			JobId id = rig.engine.story(Drawings.drawing(1));

			rig.engine.awaitState(id, State.FAILED);

			assertThat(rig.engine.column(id, "problem ->> 'code'")).isEqualTo("SPEND_CAP_REACHED");
			assertThat(rig.calls(1)).isZero();
		}
	}

	@Test
	void sendsNothingWhereItMayNotBeSent() {
		try (ProviderRig rig = new ProviderRig(Wire.GEMINI, true,
				"--nova.ai.providers.target.policy.minors=forbidden")) {
			JobId id = rig.engine.story(Drawings.drawing(1));

			rig.engine.awaitState(id, State.FAILED);

			assertThat(rig.engine.column(id, "problem ->> 'code'")).isEqualTo("PROVIDER_NOT_PERMITTED");
			assertThat(rig.provider.requests()).isEmpty();
		}
	}

}
