package dev.novadraw.worker.offline;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.novadraw.json.Json;
import dev.novadraw.kind.OfflineAnswer;
import dev.novadraw.kind.Picture;
import dev.novadraw.worker.offline.seeing.DrawingReader;
import dev.novadraw.worker.offline.seeing.Impression;
import dev.novadraw.worker.offline.telling.StoryWish;
import dev.novadraw.worker.offline.telling.Storyteller;

/**
 * Looks at the pixels of a drawing and writes a story about it. It gets the same prompt
 * as other models, finds the line with the options in it, and answers with the same JSON.
 */
public final class StoryAnswer implements OfflineAnswer {

	private static final String OPTIONS = "Options: ";

	private final DrawingReader reader = new DrawingReader();

	private final Storyteller storyteller = new Storyteller();

	@Override
	public String kind() {
		return "story";
	}

	@Override
	public String answer(String prompt, @Nullable Picture drawing) {
		if (drawing == null) {
			throw new IllegalArgumentException("There is no drawing in the prompt");
		}
		Impression seen = this.reader.read(drawing.content());
		return Json.MAPPER.writeValueAsString(this.storyteller.tell(seen, options(prompt).wish()));
	}

	private static Options options(String prompt) {
		String line = prompt.lines()
			.filter((one) -> one.startsWith(OPTIONS))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("There are no options in the prompt"));
		return Json.MAPPER.readValue(line.substring(OPTIONS.length()), Options.class);
	}

	/**
	 * The options as the prompt words them.
	 */
	private record Options(List<String> languages, String ageBand, @Nullable String theme, @Nullable String mood,
			String length, @Nullable String heroName) {

		StoryWish wish() {
			return new StoryWish(this.languages, this.ageBand, this.theme, this.mood, this.length, this.heroName);
		}

		@Override
		public String toString() {
			return "options of " + this.languages;
		}

	}

}
