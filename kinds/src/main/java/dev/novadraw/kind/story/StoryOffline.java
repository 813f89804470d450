package dev.novadraw.kind.story.offline;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.json.Json;
import dev.novadraw.engine.kind.OfflineAnswer;
import dev.novadraw.engine.kind.Picture;
import dev.novadraw.narration.StoryOptions;
import dev.novadraw.narration.StoryWriter;
import dev.novadraw.vision.DrawingReader;
import dev.novadraw.vision.Impression;

/**
 * The story of the offline model, which analyzes the pixels of the drawing. It gets the
 * same prompt as other models, finds the line with the options in it, and answers with
 * the same JSON.
 */
final class StoryOffline implements OfflineAnswer {

	private static final String OPTIONS = "Options: ";

	private final DrawingReader reader = new DrawingReader();

	private final StoryWriter writer = new StoryWriter();

	@Override
	public String kind() {
		return "story";
	}

	@Override
	public String answer(String prompt, @Nullable Picture drawing) {
		if (drawing == null) {
			throw new IllegalArgumentException("There is no drawing in the prompt");
		}
		Impression impression = this.reader.read(drawing.content());
		return Json.MAPPER.writeValueAsString(this.writer.write(impression, options(prompt)));
	}

	private static StoryOptions options(String prompt) {
		String line = prompt.lines()
			.filter((one) -> one.startsWith(OPTIONS))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("There are no options in the prompt"));
		return Json.MAPPER.readValue(line.substring(OPTIONS.length()), StoryOptions.class);
	}

}
