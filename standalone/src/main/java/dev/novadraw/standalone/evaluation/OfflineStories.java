package dev.novadraw.standalone.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.novadraw.narration.StoryOptions;
import dev.novadraw.narration.StoryWriter;
import dev.novadraw.vision.DrawingReader;
import dev.novadraw.vision.Impression;

/**
 * The stories of the offline model about example drawings: one about each drawing as it
 * is, then a generated set about things that children draw, over all ages, moods and
 * lengths.
 */
final class OfflineStories {

	private static final List<List<String>> THINGS = List.of(List.of("cat"), List.of("Haus", "Baum"),
			List.of("princess"), List.of("Auto", "3 Hunde"), List.of("sun", "flowers"), List.of("Drache", "Schloss"),
			List.of("ice cream"), List.of("mum", "dad", "me"), List.of("Regenbogen"), List.of("fish", "sea"),
			List.of("Rakete", "Mond"), List.of("butterfly"), List.of("Fußball", "Tor"), List.of("zwurbel"),
			List.of("horse", "girl"));

	private static final List<String> AGES = List.of("4-7", "4-5", "6-7");

	private static final List<String> MOODS = List.of("cheerful", "calm", "silly");

	private static final List<String> LENGTHS = List.of("medium", "short", "long");

	private final DrawingReader reader = new DrawingReader();

	private final StoryWriter writer = new StoryWriter();

	List<OfflineStory> about(List<Path> drawings, int generated) throws IOException {
		List<Impression> impressions = new ArrayList<>();
		List<OfflineStory> stories = new ArrayList<>();
		for (Path drawing : drawings) {
			Impression impression = this.reader.read(Files.readAllBytes(drawing));
			impressions.add(impression);
			stories.add(story(drawing, impression,
					new StoryOptions(List.of("en", "de"), "4-7", null, null, "medium", null, List.of(), null)));
		}
		for (int i = 0; i < generated; i++) {
			int drawing = i % drawings.size();
			stories.add(story(drawings.get(drawing), impressions.get(drawing), options(i)));
		}
		return stories;
	}

	private static StoryOptions options(int number) {
		String mood = (number % 2 == 0) ? null : MOODS.get(number / 2 % MOODS.size());
		return new StoryOptions(List.of("en", "de"), AGES.get(number % AGES.size()), null, mood,
				LENGTHS.get(number / AGES.size() % LENGTHS.size()), (number % 4 == 0) ? "Mia" : null,
				THINGS.get(number % THINGS.size()), (long) number);
	}

	private OfflineStory story(Path drawing, Impression impression, StoryOptions options) {
		List<String> colours = impression.colours().stream().map((tint) -> tint.crayon().english()).toList();
		return new OfflineStory(drawing, options, colours, this.writer.write(impression, options));
	}

}
