package dev.novadraw.kind.story;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.json.Json;
import dev.novadraw.engine.kind.OfflineAnswer;
import dev.novadraw.engine.kind.Picture;
import dev.novadraw.narration.StoryOptions;
import dev.novadraw.narration.StoryWriter;
import dev.novadraw.narration.WrittenStory;
import dev.novadraw.vision.DrawingReader;
import dev.novadraw.vision.Impression;

/**
 * The story of the offline model, which analyzes the pixels of the drawing. It gets the
 * same prompt as other models, finds the line with the options in it, and answers with
 * the same JSON. Of the stories it can write, it takes the first that keeps every rule.
 */
final class StoryOffline implements OfflineAnswer {

	private static final String OPTIONS = "Options: ";

	private final DrawingReader reader = new DrawingReader();

	private final StoryWriter writer = new StoryWriter();

	private final StoryValidator validator = new StoryValidator();

	@Override
	public String kind() {
		return "story";
	}

	@Override
	public String answer(String prompt, @Nullable Picture drawing) {
		if (drawing == null) {
			throw new IllegalArgumentException("There is no drawing in the prompt");
		}
		return Json.MAPPER.writeValueAsString(story(this.reader.read(drawing.content()), options(prompt)));
	}

	/**
	 * Returns the story of a drawing.
	 * @param impression the drawing
	 * @param options the options of the story, as JSON
	 */
	WrittenStory story(Impression impression, String options) {
		StoryInput input = Json.MAPPER.readValue(options, StoryInput.class);
		return this.writer.write(impression, Json.MAPPER.readValue(options, StoryOptions.class),
				(story) -> this.validator.validate(draft(story), input).isEmpty());
	}

	/**
	 * Returns a story as an answer that is not validated yet.
	 */
	static StoryDraft draft(WrittenStory story) {
		return new StoryDraft(story.theme(),
				story.versions()
					.stream()
					.map((version) -> new StoryDraft.Version(version.language(), version.title(), version.text(),
							version.observedElements()))
					.toList());
	}

	private static String options(String prompt) {
		return prompt.lines()
			.filter((one) -> one.startsWith(OPTIONS))
			.map((one) -> one.substring(OPTIONS.length()))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("There are no options in the prompt"));
	}

}
