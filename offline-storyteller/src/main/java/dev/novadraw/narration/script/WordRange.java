package dev.novadraw.narration.script;

/**
 * The number of words in a story of a requested length: minimum, maximum, and the number
 * that ends the search for more passages.
 */
public record WordRange(int min, int max, int target) {

	public static WordRange of(String length) {
		return switch (length) {
			case "short" -> new WordRange(150, 180, 164);
			case "medium" -> new WordRange(180, 215, 194);
			case "long" -> new WordRange(215, 250, 226);
			default -> throw new IllegalArgumentException("Lengths are short, medium and long, not " + length);
		};
	}

	public static int count(String text) {
		return text.isBlank() ? 0 : text.strip().split("\\s+").length;
	}

}
