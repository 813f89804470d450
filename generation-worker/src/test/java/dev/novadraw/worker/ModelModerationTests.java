package dev.novadraw.worker;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.novadraw.job.JobId;
import dev.novadraw.job.State;
import dev.novadraw.worker.ai.hostile.Wire;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where there is no model made for judging, the one that tells stories judges.
 */
class ModelModerationTests {

	private static final String STORY = "A story";

	private ProviderRig rig;

	@BeforeEach
	void starts() {
		this.rig = ProviderRig.withoutJudge(Wire.OLLAMA);
	}

	@AfterEach
	void stops() {
		this.rig.close();
	}

	@Test
	void tellsStoriesAboutWhatItFindsSuitable() {
		judgement("{\"suitable\": true}");

		JobId id = this.rig.engine.story(Drawings.drawing(1));

		this.rig.engine.awaitState(id, State.SUCCEEDED);
		// What came in, the story, and what came out.
		assertThat(this.rig.provider.calls()).isEqualTo(3);
	}

	@Test
	void tellsNoneAboutWhatItDoesNot() {
		judgement("{\"suitable\": false}");

		JobId id = this.rig.engine.story(Drawings.drawing(1));

		this.rig.engine.awaitState(id, State.FAILED);
		assertThat(this.rig.engine.column(id, "problem ->> 'code'")).isEqualTo("CONTENT_BLOCKED");
		assertThat(this.rig.provider.calls()).isOne();
	}

	@Test
	void takesNothingElseForAYes() {
		for (String unclear : new String[] { "Yes, it is suitable.", "{\"suitable\": \"true\"}", "{}", "true",
				STORY }) {
			judgement(unclear);

			JobId id = this.rig.engine.story(Drawings.drawing(1));

			this.rig.engine.awaitState(id, State.FAILED);
			assertThat(this.rig.engine.column(id, "problem ->> 'code'")).as(unclear)
				.isEqualTo("PROVIDER_ANSWER_UNUSABLE");
		}
	}

	private void judgement(String answer) {
		this.rig.provider.tellsInPlaceOf("You check what goes into", answer);
	}

}
