package dev.novadraw.worker;

import java.util.List;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.job.JobState;
import dev.novadraw.engine.json.Json;
import dev.novadraw.engine.progress.ProgressReport;
import dev.novadraw.engine.topic.TopicNames;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Partial texts of a story, with the offline model.
 */
class PartialTextTests {

	private static Engine engine;

	@BeforeAll
	static void startsSlowWorkers() {
		engine = new Engine("--nova.ai.offline-delay=3s");
	}

	@AfterAll
	static void stops() {
		engine.close();
	}

	@Test
	void isTheStageAfterNormalization() {
		JobId id = engine.story(Drawings.drawing(2));
		engine.awaitState(id, JobState.RUNNING);

		Awaitility.await("the story to be written")
			.until(() -> engine.column(id, "coalesce(stage, 'none')").equals("writing"));
		assertThat(engine.column(id, "state")).isEqualTo("RUNNING");
	}

	@Test
	void growsSentenceBySentence() {
		JobId id = engine.story(Drawings.drawing(1));
		engine.awaitState(id, JobState.SUCCEEDED);

		Awaitility.await("partial texts").until(() -> partials(id).size() > 3);
		List<ProgressReport> partials = partials(id);

		for (int i = 1; i < partials.size(); i++) {
			assertThat(text(id, partials.get(i))).startsWith(text(id, partials.get(i - 1)));
			assertThat(partials.get(i).seq()).isGreaterThan(partials.get(i - 1).seq());
		}
		assertThat(engine.column(id, "result #>> '{text,en}'")).startsWith(text(id, partials.getLast()));
		assertThat(partials).extracting(ProgressReport::token).containsOnly(Long.valueOf(engine.column(id, "token")));
	}

	private static String text(JobId id, ProgressReport report) {
		UUID key = UUID.fromString(engine.column(id, "progress_key"));
		return report.open(key).orElseThrow().path("en").asString("");
	}

	private static List<ProgressReport> partials(JobId id) {
		return engine.records(TopicNames.JOB_PROGRESS)
			.stream()
			.filter((one) -> one.key().equals(id.toString()))
			.map((one) -> Json.MAPPER.readValue(one.value(), ProgressReport.class))
			.toList();
	}

}
