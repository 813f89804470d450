package dev.novadraw.narration.script;

import java.util.List;

/**
 * The passages of a story as one text, in one language.
 */
public record Page(String text) {

	public static Page of(List<Passage> passages, String language) {
		StringBuilder text = new StringBuilder();
		int paragraph = -1;
		for (Passage passage : passages) {
			if (!text.isEmpty()) {
				text.append((passage.paragraph() == paragraph) ? " " : "\n\n");
			}
			paragraph = passage.paragraph();
			text.append(passage.in(language));
		}
		return new Page(text.toString());
	}

	@Override
	public String toString() {
		return "a page";
	}

}
