package dev.novadraw.worker;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.job.JobState;
import dev.novadraw.worker.ai.hostile.Verdict;
import dev.novadraw.worker.ai.hostile.Wire;
import dev.novadraw.worker.attempt.FailedAttemptLog;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Moderation of input and output; without it, there is no story.
 */
class ModerationTests {

	private static ProviderRig rig;

	@BeforeAll
	static void starts() {
		rig = new ProviderRig(Wire.ANTHROPIC, false);
	}

	@AfterAll
	static void stops() {
		rig.close();
	}

	@BeforeEach
	void judgesAllAsFine() {
		rig.provider.judges(Verdict.FINE);
	}

	@Test
	void showsTheJudgeTextAndPictureAndTheFinishedStory() {
		JobId id = rig.engine.story(Drawings.drawing(1));

		rig.engine.awaitState(id, JobState.SUCCEEDED);
		assertThat(rig.provider.requests())
			.filteredOn((one) -> one.contains(ProviderRig.JUDGE) && Drawings.isIn(one, 1))
			.singleElement()
			.asString()
			.contains("image_url", "languages");
		assertThat(rig.provider.requests())
			.anyMatch((one) -> one.contains(ProviderRig.JUDGE) && one.contains("Pip and the Missing Garden Song"));
	}

	@Test
	void sendsNothingOnThatIsNotSuitable() {
		rig.provider.judges(Verdict.FLAGGED);

		JobId id = rig.engine.story(Drawings.drawing(2));

		rig.engine.awaitState(id, JobState.FAILED);
		assertThat(rig.calls(2)).isZero();
		assertThat(rig.engine.column(id, "problem ->> 'code'")).isEqualTo("CONTENT_BLOCKED");
		assertThat(rig.engine.column(id, "problem ->> 'retryable'")).isEqualTo("false");
	}

	@Test
	void hasAGentleWordForTheChildInBothLanguages() {
		rig.provider.judges(Verdict.FLAGGED);

		JobId id = rig.engine.story(Drawings.drawing(3));

		rig.engine.awaitState(id, JobState.FAILED);
		assertThat(rig.engine.column(id, "problem #>> '{child_message,en}'")).contains("draw another one?");
		assertThat(rig.engine.column(id, "problem #>> '{child_message,de}'")).contains("Magst du ein anderes malen?");
	}

	@Test
	void keepsNoStoryThatIsNotSuitable() {
		int first = rig.provider.moderations() + 1;
		rig.provider.judges((number) -> (number == first) ? Verdict.FINE : Verdict.FLAGGED);

		JobId id = rig.engine.story(Drawings.drawing(4));

		rig.engine.awaitState(id, JobState.FAILED);
		assertThat(rig.calls(4)).isOne();
		assertThat(rig.engine.column(id, "problem ->> 'code'")).isEqualTo("CONTENT_BLOCKED");
		assertThat(rig.engine.column(id, "result is null")).isEqualTo("true");
	}

	@Test
	void asksForNoStoryWhileNobodyCanJudge() {
		rig.provider.judges(Verdict.DOWN);

		JobId id = rig.engine.story(Drawings.drawing(5));

		rig.engine.awaitState(id, JobState.FAILED);
		assertThat(rig.calls(5)).isZero();
		assertThat(rig.engine.column(id, "problem ->> 'code'")).isEqualTo("PROVIDER_UNAVAILABLE");
		assertThat(rig.engine.ledger(id)).isEqualTo("retry retry failed");
	}

	@Test
	void saysInLedgerAndLogThatItWasTheJudgeWhoWasAway() {
		rig.provider.judges(Verdict.DOWN);

		try (LogLines log = new LogLines(FailedAttemptLog.class)) {
			JobId id = rig.engine.story(Drawings.drawing(7));
			rig.engine.awaitState(id, JobState.FAILED);

			assertThat(rig.engine.calls(id)).hasSize(3).containsOnly("moderation_in judge 503 unavailable");
			assertThat(log.about(id)).hasSize(3)
				.allSatisfy((line) -> assertThat(line).startsWith("WARN Attempt failed")
					.contains(" problem=PROVIDER_UNAVAILABLE call=moderation_in provider=judge model="
							+ ProviderRig.JUDGE + " status=503 error=unavailable"))
				.last()
				.asString()
				.contains("attempt=3/3 final=true");
		}
	}

	@Test
	void saysInLedgerAndLogThatTheStoryWasNotSuitable() {
		int first = rig.provider.moderations() + 1;
		rig.provider.judges((number) -> (number == first) ? Verdict.FINE : Verdict.FLAGGED);

		try (LogLines log = new LogLines(FailedAttemptLog.class)) {
			JobId id = rig.engine.story(Drawings.drawing(8));
			rig.engine.awaitState(id, JobState.FAILED);

			assertThat(rig.engine.calls(id)).containsExactly("moderation_in judge 200", "generation target 200",
					"moderation_out judge 200 declined");
			assertThat(log.about(id)).singleElement()
				.asString()
				.contains("problem=CONTENT_BLOCKED call=moderation_out provider=judge");
		}
	}

	@Test
	void tellsTheStoryOnceSomebodyCanJudgeAgain() {
		int first = rig.provider.moderations() + 1;
		rig.provider.judges((number) -> (number == first) ? Verdict.DOWN : Verdict.FINE);

		JobId id = rig.engine.story(Drawings.drawing(6));

		rig.engine.awaitState(id, JobState.SUCCEEDED);
		assertThat(rig.engine.ledger(id)).isEqualTo("retry completed");
	}

}
