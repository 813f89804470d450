package dev.novadraw.kind.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The words of a text in lower case; "don't" and "ping-pong" are one word each.
 */
public record Words(List<String> words) {

	private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:['’-][\\p{L}\\p{M}\\p{N}]+)*+");

	public static Words of(String text) {
		return asWritten(text.toLowerCase(Locale.ROOT));
	}

	/**
	 * Returns the words of a text with their capital letters.
	 */
	public static Words asWritten(String text) {
		return new Words(WORD.matcher(text).results().map(MatchResult::group).toList());
	}

	public int count() {
		return this.words.size();
	}

	public int count(Predicate<String> which) {
		return (int) this.words.stream().filter(which).count();
	}

	/**
	 * Returns every run of {@code length} adjacent words.
	 */
	public Set<String> runs(int length) {
		return IntStream.rangeClosed(0, count() - length)
			.mapToObj((start) -> String.join(" ", this.words.subList(start, start + length)))
			.collect(Collectors.toSet());
	}

	@Override
	public String toString() {
		return this.words.size() + " words";
	}

}
