package dev.novadraw.narration;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A story in each requested language.
 *
 * @param plot the name of its plot
 * @param theme its theme
 * @param versions its text in each language
 */
public record WrittenStory(@JsonIgnore String plot, String theme, List<Version> versions) {

	public WrittenStory {
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
