package dev.novadraw.kind.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Ways to split an answer into the pieces of a streaming model.
 */
public final class Pieces {

	private static final int MAX_LENGTH = 40;

	private Pieces() {
	}

	public static List<String> letters(String text) {
		return text.chars().mapToObj(Character::toString).toList();
	}

	static List<String> ofLength(int length, String text) {
		return IntStream.iterate(0, (start) -> start < text.length(), (start) -> start + length)
			.mapToObj((start) -> text.substring(start, Math.min(start + length, text.length())))
			.toList();
	}

	/**
	 * Returns pieces of random length, empty ones among them.
	 */
	static List<String> random(long seed, String text) {
		Random random = new Random(seed);
		List<String> pieces = new ArrayList<>();
		int start = 0;
		while (start < text.length()) {
			int end = Math.min(start + random.nextInt(MAX_LENGTH), text.length());
			pieces.add(text.substring(start, end));
			start = end;
		}
		return pieces;
	}

	/**
	 * Returns the text as one piece, letter by letter, and in five ways in between.
	 */
	public static Stream<List<String>> ways(String text) {
		return Stream.concat(Stream.of(List.of(text), letters(text)),
				IntStream.range(0, 5).mapToObj((seed) -> random(seed, text)));
	}

}
