package dev.novadraw.standalone.evaluation;

import java.nio.file.Path;
import java.util.List;

import dev.novadraw.narration.StoryOptions;
import dev.novadraw.narration.WrittenStory;

/**
 * A story of the offline model, with the drawing and the options it was written for.
 *
 * @param drawing the file of the drawing
 * @param options the options
 * @param colours the English names of the colours that were found, most used first
 * @param story the story
 */
record OfflineStory(Path drawing, StoryOptions options, List<String> colours, WrittenStory story) {

	String text(String language) {
		return version(language).text();
	}

	WrittenStory.Version version(String language) {
		return this.story.versions()
			.stream()
			.filter((version) -> version.language().equals(language))
			.findFirst()
			.orElseThrow();
	}

	@Override
	public String toString() {
		return "a story about " + this.drawing.getFileName();
	}

}
