package dev.novadraw.worker;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import dev.novadraw.embedded.EmbeddedObjectStore;
import dev.novadraw.engine.dispatch.DispatchRule;
import dev.novadraw.engine.dispatch.DispatchRuleService;
import dev.novadraw.engine.drawing.NewDrawing;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.job.JobState;

import static org.assertj.core.api.Assertions.assertThat;

class ObjectStoreTests {

	private static final EmbeddedObjectStore STORE = EmbeddedObjectStore.start();

	private static final Engine ENGINE = new Engine(STORE.settings());

	private static final NewDrawing UPLOAD = new NewDrawing("image/jpeg", 400, 300, TestJpegs.jpeg(400, 300));

	@AfterAll
	static void stop() {
		ENGINE.close();
		STORE.close();
	}

	private final DispatchRuleService rules = ENGINE.bean(DispatchRuleService.class);

	@Test
	void storesTheNormalizedPictureAndRemovesTheUpload() {
		JobId id = waiting();
		String upload = objectOf(id);
		assertThat(STORE.keys()).contains(upload);

		go();
		ENGINE.awaitState(id, JobState.SUCCEEDED);

		String picture = objectOf(id);
		assertThat(picture).isNotEqualTo(upload);
		Awaitility.await("the picture in place of the upload")
			.untilAsserted(() -> assertThat(STORE.keys()).contains(picture).doesNotContain(upload));
	}

	@Test
	void waitsForAnUnavailableStoreWithoutSpendingAnAttempt() {
		JobId id = waiting();
		STORE.makeUnreachable();
		try {
			go();
			ENGINE.awaitLedger(id, "snoozed");
		}
		finally {
			STORE.makeReachable();
		}

		ENGINE.makeDue(id);
		ENGINE.awaitState(id, JobState.SUCCEEDED);
		assertThat(ENGINE.column(id, "attempt")).isEqualTo("1");
	}

	private JobId waiting() {
		this.rules.pause(DispatchRule.Scope.KIND, "story", "until the test has looked");
		return ENGINE.story(UPLOAD);
	}

	private void go() {
		this.rules.resume(DispatchRule.Scope.KIND, "story");
	}

	private static String objectOf(JobId id) {
		return ENGINE.sql()
			.sql("select object_key from drawing where id = (select drawing_id from job where id = ?)")
			.param(id.value())
			.query(String.class)
			.single();
	}

}
