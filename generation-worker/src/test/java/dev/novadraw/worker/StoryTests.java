package dev.novadraw.worker;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.novadraw.engine.drawing.NewDrawing;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.job.JobState;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole path from a stored drawing to a stored story, with the offline model.
 */
class StoryTests {

	private static Engine engine;

	@BeforeAll
	static void startsWorkers() {
		engine = new Engine();
	}

	@AfterAll
	static void stopsWorkers() {
		engine.close();
	}

	@Test
	void writesAStoryAboutAPinkDrawingInTwoLanguages() throws Exception {
		JobId id = submit(Files.readAllBytes(Path.of("../examples/pink-pig.png")));

		engine.awaitState(id, JobState.SUCCEEDED);

		assertThat(engine.column(id, "result #>> '{text,en}'")).containsIgnoringCase("pink");
		assertThat(engine.column(id, "result #>> '{text,de}'")).containsIgnoringCase("rosa");
		assertThat(engine.column(id, "result ->> 'model'")).isEqualTo("offline-storyteller");
		assertThat(engine.column(id, "provider")).isEqualTo("offline");
	}

	@Test
	void failsAtOnceForAFileThatCannotBeDecoded() {
		JobId id = submit(new byte[] { (byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0 });

		engine.awaitState(id, JobState.FAILED);

		assertThat(engine.ledger(id)).isEqualTo("failed");
		assertThat(engine.column(id, "problem ->> 'code'")).isEqualTo("DRAWING_UNREADABLE");
	}

	private static JobId submit(byte[] drawing) {
		return engine.story(new NewDrawing("image/png", 600, 450, drawing));
	}

}
