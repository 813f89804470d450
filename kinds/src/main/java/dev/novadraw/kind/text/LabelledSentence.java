package dev.novadraw.kind.text;

import java.util.List;

/**
 * A sentence with the label of an editor of picture books.
 *
 * @param isHarmless whether it may be in a story
 * @param theme the theme that it belongs to, or that it comes near to
 * @param sentence the sentence
 */
public record LabelledSentence(boolean isHarmless, String theme, String sentence) {

	private static final String SEPARATOR = " | ";

	/**
	 * Reads the lines of a file, "label | theme | sentence", without comments.
	 */
	public static List<LabelledSentence> read(List<String> lines) {
		return lines.stream()
			.map(String::strip)
			.filter((line) -> !line.isEmpty() && !line.startsWith("#"))
			.map(LabelledSentence::parse)
			.toList();
	}

	private static LabelledSentence parse(String line) {
		int first = line.indexOf(SEPARATOR);
		int second = line.indexOf(SEPARATOR, first + 1);
		String label = (first >= 0) ? line.substring(0, first).strip() : "";
		if (second < 0 || !List.of("harmless", "unsuitable").contains(label)) {
			throw new IllegalArgumentException(
					"A line is \"harmless | theme | sentence\" or \"unsuitable | …\": " + line);
		}
		return new LabelledSentence(label.equals("harmless"),
				line.substring(first + SEPARATOR.length(), second).strip(),
				line.substring(second + SEPARATOR.length()).strip());
	}

	@Override
	public String toString() {
		return "a sentence about " + this.theme;
	}

}
