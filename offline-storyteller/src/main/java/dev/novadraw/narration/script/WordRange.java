package dev.novadraw.narration.script;

/**
 * The number of words in a story of a requested length: minimum, maximum, and the number
 * that ends the search for more passages.
 */
public record WordRange(int min, int max, int target) {

	public static WordRange of(String length) {
		return switch (length) {
			case "short" -> new WordRange(150, 180, 156);
			case "medium" -> new WordRange(180, 215, 188);
			case "long" -> new WordRange(215, 250, 222);
			default -> throw new IllegalArgumentException("Lengths are short, medium and long, not " + length);
		};
	}

	/**
	 * Returns the number of words in a text; a sign of punctuation alone is none.
	 */
	public static int count(String text) {
		int words = 0;
		boolean inWord = false;
		boolean hasLetter = false;
		for (int i = 0; i <= text.length(); i++) {
			char c = (i < text.length()) ? text.charAt(i) : ' ';
			if (c == ' ' || c == '\n') {
				words += (inWord && hasLetter) ? 1 : 0;
				inWord = false;
				hasLetter = false;
			}
			else {
				inWord = true;
				hasLetter |= Character.isLetterOrDigit(c) || Character.isSurrogate(c);
			}
		}
		return words;
	}

}
