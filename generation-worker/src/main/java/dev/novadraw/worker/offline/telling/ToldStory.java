package dev.novadraw.worker.offline.telling;

import java.util.List;

/**
 * One story, told in each language that was wished for.
 */
public record ToldStory(String theme, List<Version> versions) {

	public ToldStory {
		versions = List.copyOf(versions);
	}

	/**
	 * The story in one language.
	 *
	 * @param language {@code en} or {@code de}
	 * @param title five to eight words
	 * @param text paragraphs with an empty line between them
	 * @param observedElements what was seen in the drawing, as the text calls it
	 */
	public record Version(String language, String title, String text, List<String> observedElements) {

		public Version {
			observedElements = List.copyOf(observedElements);
		}

		@Override
		public String toString() {
			return "a story in " + this.language;
		}

	}

}
