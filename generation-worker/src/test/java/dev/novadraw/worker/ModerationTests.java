package dev.novadraw.worker;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.job.JobState;
import dev.novadraw.worker.ai.hostile.ModerationResult;
import dev.novadraw.worker.ai.hostile.Protocol;
import dev.novadraw.worker.attempt.FailedAttemptLog;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Moderation of input and output; without it, there is no story.
 */
class ModerationTests {

	private static ProviderRig rig;

	@BeforeAll
	static void starts() {
		rig = new ProviderRig(Protocol.ANTHROPIC, false);
	}

	@AfterAll
	static void stops() {
		rig.close();
	}

	@BeforeEach
	void acceptsAll() {
		rig.provider.setModerationResult(ModerationResult.ACCEPTED);
	}

	@Test
	void sendsInputAndOutputToTheModerator() {
		JobId id = rig.engine.story(Drawings.drawing(1));

		rig.engine.awaitState(id, JobState.SUCCEEDED);
		assertThat(rig.provider.requests())
			.filteredOn((one) -> one.contains(ProviderRig.MODERATION_MODEL) && Drawings.isIn(one, 1))
			.singleElement()
			.asString()
			.contains("image_url", "languages");
		assertThat(rig.provider.requests()).anyMatch(
				(one) -> one.contains(ProviderRig.MODERATION_MODEL) && one.contains("Pip and the Missing Garden Song"));
	}

	@Test
	void sendsNoUnsuitableInputToTheModel() {
		rig.provider.setModerationResult(ModerationResult.FLAGGED);

		JobId id = failedJob(2);

		assertThat(rig.calls(2)).isZero();
		assertThat(rig.engine.column(id, "problem ->> 'code'")).isEqualTo("CONTENT_BLOCKED");
		assertThat(rig.engine.column(id, "problem ->> 'retryable'")).isEqualTo("false");
	}

	@Test
	void hasAMessageForTheChildInBothLanguages() {
		rig.provider.setModerationResult(ModerationResult.FLAGGED);

		JobId id = failedJob(3);

		assertThat(rig.engine.column(id, "problem #>> '{child_message,en}'")).contains("draw another one?");
		assertThat(rig.engine.column(id, "problem #>> '{child_message,de}'")).contains("Magst du ein anderes malen?");
	}

	@Test
	void rejectsAnUnsuitableStory() {
		int first = rig.provider.moderations() + 1;
		rig.provider
			.setModerationResult((number) -> (number == first) ? ModerationResult.ACCEPTED : ModerationResult.FLAGGED);

		JobId id = failedJob(4);

		assertThat(rig.calls(4)).isOne();
		assertThat(rig.engine.column(id, "problem ->> 'code'")).isEqualTo("CONTENT_BLOCKED");
		assertThat(rig.engine.column(id, "result is null")).isEqualTo("true");
	}

	@Test
	void generatesNothingWhileTheModeratorIsUnavailable() {
		rig.provider.setModerationResult(ModerationResult.UNAVAILABLE);

		JobId id = failedJob(5);

		assertThat(rig.calls(5)).isZero();
		assertThat(rig.engine.column(id, "problem ->> 'code'")).isEqualTo("PROVIDER_UNAVAILABLE");
		assertThat(rig.engine.ledger(id)).isEqualTo("retry retry failed");
	}

	@Test
	void recordsInLedgerAndLogThatTheModeratorWasUnavailable() {
		rig.provider.setModerationResult(ModerationResult.UNAVAILABLE);

		try (LogLines log = new LogLines(FailedAttemptLog.class)) {
			JobId id = failedJob(7);

			assertThat(rig.engine.calls(id)).hasSize(3).containsOnly("moderation_in moderator 502 unavailable");
			assertThat(log.about(id)).hasSize(3)
				.allSatisfy((line) -> assertThat(line).startsWith("WARN Attempt failed")
					.contains(" problem=PROVIDER_UNAVAILABLE call=moderation_in provider=moderator model="
							+ ProviderRig.MODERATION_MODEL + " status=502 error=unavailable"))
				.last()
				.asString()
				.contains("attempt=3/3 final=true");
		}
	}

	@Test
	void recordsInLedgerAndLogThatTheStoryWasUnsuitable() {
		int first = rig.provider.moderations() + 1;
		rig.provider
			.setModerationResult((number) -> (number == first) ? ModerationResult.ACCEPTED : ModerationResult.FLAGGED);

		try (LogLines log = new LogLines(FailedAttemptLog.class)) {
			JobId id = failedJob(8);

			assertThat(rig.engine.calls(id)).containsExactly("moderation_in moderator 200", "generation target 200",
					"moderation_out moderator 200 declined");
			assertThat(log.about(id)).singleElement()
				.asString()
				.contains("problem=CONTENT_BLOCKED call=moderation_out provider=moderator");
		}
	}

	@Test
	void completesTheJobOnceTheModeratorIsAvailableAgain() {
		int first = rig.provider.moderations() + 1;
		rig.provider.setModerationResult(
				(number) -> (number == first) ? ModerationResult.UNAVAILABLE : ModerationResult.ACCEPTED);

		JobId id = rig.engine.story(Drawings.drawing(6));

		rig.engine.awaitState(id, JobState.SUCCEEDED);
		assertThat(rig.engine.ledger(id)).isEqualTo("retry completed");
	}

	private static JobId failedJob(int drawing) {
		JobId id = rig.engine.story(Drawings.drawing(drawing));
		rig.engine.awaitState(id, JobState.FAILED);
		return id;
	}

}
