package dev.novadraw.standalone.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import dev.novadraw.engine.json.Json;
import dev.novadraw.engine.kind.Generator;
import dev.novadraw.engine.kind.Outcome;
import dev.novadraw.engine.kind.Picture;
import dev.novadraw.engine.kind.Progress;
import dev.novadraw.engine.kind.Task;
import dev.novadraw.worker.ai.budget.AttemptContext;
import dev.novadraw.worker.ai.moderation.Moderation;
import dev.novadraw.worker.ai.provider.ProviderFailure;

/**
 * Attempts as a worker makes them, one per drawing, sequentially and without retries.
 */
final class Trials {

	private static final String CLIENT = "evaluation";

	private final Generator<?, ?> generator;

	private final Moderation moderation;

	Trials(Generator<?, ?> generator, Moderation moderation) {
		this.generator = generator;
		this.moderation = moderation;
	}

	Trial with(Path drawing) throws IOException {
		Picture picture = new Picture(mediaType(drawing), Files.readAllBytes(drawing));
		AttemptContext context = new AttemptContext(CLIENT, false, this.generator.kind().name(), 1, 0,
				this.generator.promptVersion());
		long begun = System.nanoTime();
		Outcome<?> outcome = ScopedValue.where(AttemptContext.CURRENT, context)
			.call(() -> attempt(this.generator, picture));
		return new Trial(drawing.getFileName().toString(), outcome, context.spent(),
				Duration.ofNanos(System.nanoTime() - begun));
	}

	private <I extends Record, R extends Record> Outcome<R> attempt(Generator<I, R> generator, Picture picture) {
		I input = Json.MAPPER.readValue("{}", generator.kind().inputType());
		try {
			return this.moderation.around(generator, new Task<>(input, picture, 1, Progress.NONE));
		}
		catch (ProviderFailure ex) {
			return ex.outcome();
		}
	}

	private static String mediaType(Path drawing) {
		return drawing.toString().endsWith(".png") ? "image/png" : "image/jpeg";
	}

}
