package dev.novadraw.narration.script;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The passages of a story as one text, in one language.
 */
public record Page(String text, List<String> observed) {

	private static final Pattern SEEN = Pattern.compile("\\*([^*]+)\\*");

	private static final int MAX_OBSERVED = 8;

	public static Page of(List<Passage> passages, String language) {
		StringBuilder text = new StringBuilder();
		int paragraph = -1;
		for (Passage passage : passages) {
			if (!text.isEmpty()) {
				text.append(passage.paragraph() == paragraph ? " " : "\n\n");
			}
			paragraph = passage.paragraph();
			text.append(passage.in(language));
		}
		return new Page(SEEN.matcher(text).replaceAll("$1"), observed(text));
	}

	private static List<String> observed(CharSequence text) {
		Set<String> observed = new LinkedHashSet<>();
		Matcher matcher = SEEN.matcher(text);
		while (matcher.find() && observed.size() < MAX_OBSERVED) {
			observed.add(matcher.group(1));
		}
		return new ArrayList<>(observed);
	}

	@Override
	public String toString() {
		return "a page";
	}

}
