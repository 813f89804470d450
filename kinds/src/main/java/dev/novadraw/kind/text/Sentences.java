package dev.novadraw.kind.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sentences of a text by paragraph. A closing quotation mark belongs to the sentence
 * it ends, and quoted speech belongs to the sentence around it: “Hello!” called Mia.
 */
public record Sentences(List<List<String>> paragraphs) {

	private static final int PER_PAGE = 2;

	// An end mark, then closing marks; no lower-case letter may follow.
	private static final Pattern END = Pattern.compile("(?<![.!?…])[.!?…]++[\"'”“’‘»«)]*+\\s++(?!\\p{Ll})");

	private static final Pattern NO_END = Pattern
		.compile("[\\s\"'“„‚«»(](?:Mr|Mrs|Ms|Dr|Prof|St|Nr|bzw|usw|z|\\p{Lu}|\\d{1,2})\\.\\s++$");

	private static final int MAX_ABBREVIATION = 4;

	public static Sentences of(String text) {
		return new Sentences(text.strip().lines().filter((line) -> !line.isBlank()).map(Sentences::split).toList());
	}

	private static List<String> split(String paragraph) {
		List<String> sentences = new ArrayList<>();
		int start = 0;
		Matcher end = END.matcher(paragraph);
		while (end.find()) {
			if (!isAbbreviation(paragraph, start, end)) {
				sentences.add(paragraph.substring(start, end.end()).strip());
				start = end.end();
			}
		}
		if (start < paragraph.length()) {
			sentences.add(paragraph.substring(start).strip());
		}
		return List.copyOf(sentences);
	}

	// Only looks at the last word, so that a text full of abbreviations is not scanned
	// again and again.
	private static boolean isAbbreviation(String paragraph, int start, Matcher end) {
		int from = Math.max(start, end.start() - MAX_ABBREVIATION - 1);
		String word = ((from == start) ? " " : "") + paragraph.substring(from, end.end());
		return NO_END.matcher(word).find();
	}

	/**
	 * Returns the pages: two sentences each, or one at the end of a paragraph.
	 */
	public List<String> pages() {
		List<String> pages = new ArrayList<>();
		for (List<String> sentences : this.paragraphs) {
			for (int i = 0; i < sentences.size(); i += PER_PAGE) {
				pages.add(String.join(" ", sentences.subList(i, Math.min(i + PER_PAGE, sentences.size()))));
			}
		}
		return List.copyOf(pages);
	}

	@Override
	public String toString() {
		return this.paragraphs.size() + " paragraphs";
	}

}
