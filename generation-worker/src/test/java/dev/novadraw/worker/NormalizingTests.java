package dev.novadraw.worker;

import java.util.Arrays;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.novadraw.engine.dispatch.DispatchRule;
import dev.novadraw.engine.dispatch.DispatchRuleService;
import dev.novadraw.engine.drawing.NewDrawing;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.job.JobState;

import static org.assertj.core.api.Assertions.assertThat;

class NormalizingTests {

	private static final Engine ENGINE = new Engine(
			"--spring.datasource.hikari.data-source-properties.socketTimeout=1");

	@AfterAll
	static void stop() {
		ENGINE.close();
	}

	@Test
	void replacesTheUploadWithTheNormalizedPicture() {
		byte[] upload = TestJpegs.turned(2000, 1500);

		JobId id = ENGINE.story(new NewDrawing("image/jpeg", 2000, 1500, upload));

		ENGINE.awaitState(id, JobState.SUCCEEDED);
		assertThat(stored(id, "normalized")).isEqualTo("true");
		assertThat(stored(id, "width") + " x " + stored(id, "height")).isEqualTo("1176 x 1568");
		assertThat(stored(id, "size = octet_length(content)")).isEqualTo("true");
		assertThat(stored(id, "position('\\x45786966' in content)")).isEqualTo("0");
	}

	@Test
	void failsIfTheDrawingCannotBeDecoded() {
		byte[] jpeg = TestJpegs.jpeg(400, 300);
		byte[] cut = Arrays.copyOf(jpeg, jpeg.length / 2);

		JobId id = ENGINE.story(new NewDrawing("image/jpeg", 400, 300, cut));

		ENGINE.awaitState(id, JobState.FAILED);
		assertThat(ENGINE.column(id, "problem ->> 'code'")).isEqualTo("DRAWING_UNREADABLE");
		assertThat(ENGINE.column(id, "attempt")).isEqualTo("1");
		assertThat(stored(id, "normalized")).isEqualTo("false");
	}

	@Test
	void waitsForAnUnavailableDrawingWithoutSpendingAnAttempt() {
		JobId id = waiting();
		new TransactionTemplate(new DataSourceTransactionManager(Engine.ADMINISTRATOR))
			.executeWithoutResult((status) -> {
				ENGINE.sql().sql("lock table drawing in access exclusive mode").update();
				Thread.ofVirtual().start(NormalizingTests::go);
				ENGINE.awaitLedger(id, "snoozed");
			});

		ENGINE.makeDue(id);
		ENGINE.awaitState(id, JobState.SUCCEEDED);
		assertThat(ENGINE.column(id, "attempt")).isEqualTo("1");
	}

	private static void go() {
		ENGINE.bean(DispatchRuleService.class).resume(DispatchRule.Scope.KIND, "story");
	}

	private static JobId waiting() {
		ENGINE.bean(DispatchRuleService.class).pause(DispatchRule.Scope.KIND, "story", "until the drawing is locked");
		return ENGINE.story(new NewDrawing("image/jpeg", 400, 300, TestJpegs.jpeg(400, 300)));
	}

	private static String stored(JobId id, String column) {
		return ENGINE.sql()
			.sql("select cast(%s as text) from drawing where id = (select drawing_id from job where id = ?)"
				.formatted(column))
			.param(id.value())
			.query(String.class)
			.single();
	}

}
