package dev.novadraw.worker;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.job.JobState;
import dev.novadraw.worker.ai.hostile.Behavior;
import dev.novadraw.worker.ai.hostile.HostileProvider;
import dev.novadraw.worker.ai.hostile.Protocol;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A chain of three providers; the policy of the second excludes services for children.
 */
class FailoverTests {

	private static final HostileProvider FORBIDDEN = HostileProvider.start();

	private static final HostileProvider THIRD = HostileProvider.start();

	private static ProviderRig rig;

	@BeforeAll
	static void starts() {
		rig = new ProviderRig(Protocol.OPENAI, true, "--nova.ai.chain=target,forbidden,third",
				"--nova.ai.providers.forbidden.protocol=google",
				"--nova.ai.providers.forbidden.base-url=" + FORBIDDEN.baseUrl(Protocol.GEMINI),
				"--nova.ai.providers.forbidden.model=a-model", "--nova.ai.providers.forbidden.policy.minors=forbidden",
				"--nova.ai.providers.third.protocol=ollama",
				"--nova.ai.providers.third.base-url=" + THIRD.baseUrl(Protocol.OLLAMA),
				"--nova.ai.providers.third.model=a-model", "--nova.ai.providers.third.policy.minors=allowed");
	}

	@AfterAll
	static void stops() {
		rig.close();
		FORBIDDEN.close();
		THIRD.close();
	}

	@BeforeEach
	void resetsProviders() {
		rig.reset();
		rig.engine.resume("third");
		THIRD.setBehavior(Behavior.OK);
	}

	@Test
	void failsOverToTheNextPermittedProvider() {
		rig.provider.setBehavior(Behavior.ERROR_500);
		int before = THIRD.calls();

		JobId id = rig.engine.story(Drawings.drawing(1));

		rig.engine.awaitState(id, JobState.SUCCEEDED);
		assertThat(rig.engine.ledger(id)).isEqualTo("retry completed");
		assertThat(rig.engine.column(id, "provider")).isEqualTo("third");
		assertThat(rig.calls(1)).isOne();
		assertThat(THIRD.calls() - before).isOne();
		assertThat(FORBIDDEN.calls()).isZero();
	}

	@Test
	void makesNoMoreCallsThanAttempts() {
		rig.provider.setBehavior(Behavior.ERROR_500);
		THIRD.setBehavior(Behavior.BAD_GATEWAY);
		int before = THIRD.calls();

		JobId id = rig.engine.story(Drawings.drawing(2));

		rig.engine.awaitState(id, JobState.FAILED);
		assertThat(rig.calls(2) + THIRD.calls() - before).isEqualTo(3);
		assertThat(FORBIDDEN.calls()).isZero();
	}

	@Test
	void skipsAPausedProviderIfThereIsAnother() {
		rig.provider.setBehavior(Behavior.UNAUTHORIZED);
		JobId paused = rig.engine.story(Drawings.drawing(3));
		rig.engine.awaitLedger(paused, "snoozed");
		rig.engine.cancel(paused);

		JobId id = rig.engine.story(Drawings.drawing(4));

		rig.engine.awaitState(id, JobState.SUCCEEDED);
		assertThat(rig.engine.ledger(id)).isEqualTo("completed");
		assertThat(rig.calls(4)).isZero();
		assertThat(FORBIDDEN.calls()).isZero();
	}

}
