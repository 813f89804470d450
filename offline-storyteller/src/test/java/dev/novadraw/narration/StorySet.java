package dev.novadraw.narration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.novadraw.narration.lexicon.Lexicon;
import dev.novadraw.vision.Impression;
import dev.novadraw.vision.color.Crayon;

/**
 * Requests for stories over all things, ages, lengths, moods and names.
 */
public final class StorySet {

	private static final List<@Nullable String> NAMES = Arrays.asList(null, "Mia", "Can", "Anna Lena", "Mia von der Au",
			null, "𞤀𞤣𞤤𞤢𞤥𞤀𞤣𞤤𞤢𞤥𞤀", "Una");

	private static final List<String> AGES = List.of("4-5", "4-7", "6-7");

	private static final List<String> LENGTHS = List.of("short", "medium", "long");

	private static final Crayon[] COLOURS = { Crayon.ORANGE, Crayon.BLUE, Crayon.PINK, Crayon.BLACK, Crayon.GREEN };

	private StorySet() {
	}

	/**
	 * A drawing and the options of its story.
	 */
	public record Request(Impression impression, StoryOptions options) {
	}

	/**
	 * Returns a request for each noun of the lexicon, with others beside it.
	 */
	public static Stream<Request> aboutAllNouns() {
		List<String> nouns = Lexicon.load().nouns().stream().map(noun -> noun.english()).toList();
		List<Request> requests = new ArrayList<>();
		for (int i = 0; i < nouns.size(); i++) {
			String other = nouns.get((i * 7 + 3) % nouns.size());
			String third = "three " + nouns.get((i * 11 + 5) % nouns.size());
			List<String> things = List
				.of(List.of(nouns.get(i)), List.of(nouns.get(i), other), List.of("many " + nouns.get(i), other, third))
				.get(i % 3);
			requests.add(request(i, Drawings.of(i, COLOURS[i % COLOURS.length]), things));
		}
		return requests.stream();
	}

	/**
	 * Returns requests in which nothing is named.
	 */
	public static Stream<Request> withoutThings(int count) {
		return Stream.iterate(0, i -> i + 1).limit(count).map(i -> request(i, nothingKnown(i), List.of()));
	}

	private static Impression nothingKnown(int i) {
		return switch (i % 8) {
			case 0 -> Drawings.blank(i);
			case 1 -> Drawings.painted(i, COLOURS[i / 8 % COLOURS.length]);
			case 2 -> Drawings.of(i, Crayon.RED, Crayon.BLUE, Crayon.GREEN, Crayon.YELLOW, Crayon.BROWN);
			case 3 -> Drawings.of(i, Crayon.BLACK);
			default -> Drawings.of(i, COLOURS[i % 5], COLOURS[(i + 1) % 5]);
		};
	}

	private static Request request(int i, Impression impression, List<String> things) {
		StoryOptions options = new StoryOptions(List.of("en", "de"), AGES.get(i % 3),
				orNull(StoryOptions.THEMES, i / 3), orNull(StoryOptions.MOODS, i / 5), LENGTHS.get(i / 2 % 3),
				NAMES.get(i % NAMES.size()), things, (long) i);
		return new Request(impression, options);
	}

	private static @Nullable String orNull(List<String> values, int i) {
		int index = i % (values.size() + 1);
		return (index < values.size()) ? values.get(index) : null;
	}

}
