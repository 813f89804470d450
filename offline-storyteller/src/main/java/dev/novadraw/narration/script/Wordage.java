package dev.novadraw.narration.script;

/**
 * The number of words in a story of a requested length: minimum, maximum, and the number
 * that ends the search for more passages.
 */
public record Wordage(int min, int max, int enough) {

	public static Wordage of(String length) {
		return switch (length) {
			case "short" -> new Wordage(150, 180, 164);
			case "medium" -> new Wordage(180, 215, 194);
			case "long" -> new Wordage(215, 250, 226);
			default -> throw new IllegalArgumentException("Lengths are short, medium and long, not " + length);
		};
	}

	public static int count(String text) {
		return text.isBlank() ? 0 : text.strip().split("\\s+").length;
	}

}
