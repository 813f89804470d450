package dev.novadraw.narration.script;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The maximum length of sentences for an age band, in words. It is the number that every
 * model is asked for.
 */
public record SentenceLimit(int words) {

	// An end mark, then closing marks; no lower-case letter may follow.
	private static final Pattern END = Pattern.compile("(?<![.!?…])[.!?…]++[\"'”“’‘]*+\\s++(?!\\p{Ll})");

	private static final Pattern JOINT = Pattern.compile("\\[([^\\[|\\]]*+)\\|([^\\[\\]]*+)]");

	public static SentenceLimit of(String ageBand) {
		return switch (ageBand) {
			case "4-5" -> new SentenceLimit(8);
			case "6-7" -> new SentenceLimit(12);
			default -> new SentenceLimit(10);
		};
	}

	/**
	 * Returns a wording with the longest forms that keep its sentences within the limit.
	 * @param text the wording, with joints
	 * @param filled fills the slots of a wording without joints
	 */
	public String apply(String text, UnaryOperator<String> filled) {
		String open = text;
		Matcher joint = JOINT.matcher(open);
		while (joint.find()) {
			String longForm = replaced(open, joint, 2);
			boolean fits = fits(filled.apply(shortForms(longForm)));
			open = fits ? longForm : replaced(open, joint, 1);
			joint = JOINT.matcher(open);
		}
		return filled.apply(open);
	}

	private static String replaced(String text, Matcher joint, int form) {
		return text.substring(0, joint.start()) + joint.group(form) + text.substring(joint.end());
	}

	private static String shortForms(String text) {
		return JOINT.matcher(text).replaceAll("$1");
	}

	/**
	 * Returns true if no sentence is too long.
	 */
	public boolean fits(String text) {
		return longest(text) <= this.words;
	}

	/**
	 * Returns the number of words of the longest sentence.
	 */
	public static int longest(String text) {
		return sentences(text).stream().mapToInt(WordRange::count).max().orElse(0);
	}

	/**
	 * Returns the sentences of a text; quoted speech belongs to the sentence around it.
	 */
	public static List<String> sentences(String text) {
		return END.matcher(text)
			.replaceAll(end -> Matcher.quoteReplacement(end.group().stripTrailing() + "\n"))
			.lines()
			.filter(line -> !line.isBlank())
			.toList();
	}

}
