package dev.novadraw.worker;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.job.JobState;
import dev.novadraw.worker.ai.hostile.Protocol;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Without a moderation model, the chat model moderates.
 */
class ModelModerationTests {

	private static final String STORY = "A story";

	private static ProviderRig rig;

	private final int before = rig.provider.calls();

	@BeforeAll
	static void starts() {
		rig = ProviderRig.withoutModerationModel(Protocol.OLLAMA);
	}

	@AfterAll
	static void stops() {
		rig.close();
	}

	@Test
	void acceptsSuitableContent() {
		answerModeration("{\"suitable\": true}");

		JobId id = rig.engine.story(Drawings.drawing(1));

		rig.engine.awaitState(id, JobState.SUCCEEDED);
		// Moderation of the input, generation, and moderation of the result.
		assertThat(rig.provider.calls() - this.before).isEqualTo(3);
	}

	@Test
	void blocksUnsuitableContent() {
		answerModeration("{\"suitable\": false}");

		JobId id = rig.engine.story(Drawings.drawing(1));

		rig.engine.awaitState(id, JobState.FAILED);
		assertThat(rig.engine.column(id, "problem ->> 'code'")).isEqualTo("CONTENT_BLOCKED");
		assertThat(rig.provider.calls() - this.before).isOne();
	}

	@Test
	void acceptsNoUnclearAnswer() {
		for (String unclear : new String[] { "Yes, it is suitable.", "{\"suitable\": \"true\"}", "{}", "true",
				STORY }) {
			answerModeration(unclear);

			JobId id = rig.engine.story(Drawings.drawing(1));

			rig.engine.awaitState(id, JobState.FAILED);
			assertThat(rig.engine.column(id, "problem ->> 'code'")).as(unclear).isEqualTo("PROVIDER_ANSWER_UNUSABLE");
		}
	}

	private static void answerModeration(String answer) {
		rig.provider.setTextFor("You check what goes into", answer);
	}

}
