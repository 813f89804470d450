package dev.novadraw.narration;

import java.util.List;

/**
 * A story in each requested language.
 */
record WrittenStory(String theme, List<Version> versions) {

	WrittenStory {
		versions = List.copyOf(versions);
	}

	/**
	 * The story in one language.
	 *
	 * @param language {@code en} or {@code de}
	 * @param title five to eight words
	 * @param text paragraphs separated by an empty line
	 * @param observedElements parts of the drawing, as named in the text
	 */
	record Version(String language, String title, String text, List<String> observedElements) {

		Version {
			observedElements = List.copyOf(observedElements);
		}

		@Override
		public String toString() {
			return "a story in " + this.language;
		}

	}

}
