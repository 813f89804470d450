package dev.novadraw.kind.text.content;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.novadraw.engine.kind.Language;
import dev.novadraw.kind.text.TextFile;
import dev.novadraw.kind.text.Words;
import dev.novadraw.narration.StoryWriter;

/**
 * Nouns of a language with numbers; those of the other language that mean the same have
 * the same number. They are the nouns of the offline storyteller.
 */
public final class NounPairs {

	private static final int MAX_WORDS = 3;

	private static final int MIN_PART = 4;

	private static final int COLUMNS = 6;

	private static final NounPairs ENGLISH = new NounPairs(Language.EN);

	private static final NounPairs GERMAN = new NounPairs(Language.DE);

	private final boolean hasCapitals;

	private final Map<String, Set<Integer>> numbers = new HashMap<>();

	private NounPairs(Language language) {
		this.hasCapitals = language == Language.DE;
		List<String> lines = TextFile.load(StoryWriter.class, "lexicon/lexicon.txt").lines();
		for (int number = 0; number < lines.size(); number++) {
			String[] columns = lines.get(number).split("\\|", -1);
			if (columns.length >= COLUMNS) {
				add(number, this.hasCapitals ? german(columns) : english(columns));
			}
		}
	}

	public static NounPairs of(Language language) {
		return switch (language) {
			case EN -> ENGLISH;
			case DE -> GERMAN;
		};
	}

	private static Stream<String> english(String[] columns) {
		return Stream.concat(Stream.of(columns[0], columns[1]),
				Arrays.stream(columns[4].split(",")).flatMap((noun) -> Stream.of(noun, noun.strip() + "s")));
	}

	// Without article; the form of a weak noun in the other cases is in parentheses.
	private static Stream<String> german(String[] columns) {
		return Stream.concat(Stream.of(columns[2], columns[3]), Arrays.stream(columns[5].split(",")))
			.flatMap((noun) -> Arrays.stream(noun.split("[()]")))
			.map((noun) -> noun.strip().replaceFirst("^(?:der|die|das) ", ""))
			.flatMap((noun) -> Stream.of(noun, noun + "s", noun + "es", noun + "n"));
	}

	private void add(int number, Stream<String> nouns) {
		nouns.map((noun) -> String.join(" ", Words.of(noun).words()))
			.filter((noun) -> noun.length() > 2)
			.forEach((noun) -> this.numbers.computeIfAbsent(noun, (one) -> new HashSet<>()).add(number));
	}

	/**
	 * Returns true if a text is one of the nouns, in any case.
	 */
	public boolean knows(String noun) {
		return this.numbers.containsKey(String.join(" ", Words.of(noun).words()).toLowerCase(Locale.ROOT));
	}

	/**
	 * Returns the numbers of the nouns in a text.
	 */
	public Set<Integer> in(String text) {
		List<String> words = Words.asWritten(text).words();
		Set<Integer> found = new HashSet<>();
		int at = 0;
		while (at < words.size()) {
			at += read(words, at, found);
		}
		return found;
	}

	// Returns the number of words that were read.
	private int read(List<String> words, int at, Set<Integer> found) {
		if (this.hasCapitals && !Character.isUpperCase(words.get(at).codePointAt(0))) {
			return 1;
		}
		for (int length = Math.min(MAX_WORDS, words.size() - at); length > 0; length--) {
			Set<Integer> known = this.numbers
				.get(String.join(" ", words.subList(at, at + length)).toLowerCase(Locale.ROOT));
			if (known != null) {
				found.addAll(known);
				return length;
			}
		}
		if (this.hasCapitals) {
			found.addAll(ofCompound(words.get(at)));
		}
		return 1;
	}

	// The last part says what it is: a Kirschbaum is a Baum.
	private Set<Integer> ofCompound(String word) {
		for (int start = MIN_PART - 1; start <= word.length() - MIN_PART; start++) {
			Set<Integer> known = this.numbers.get(word.substring(start));
			if (known != null) {
				return known;
			}
		}
		return Set.of();
	}

	boolean isNoun(String word) {
		return this.numbers.containsKey(word);
	}

}
