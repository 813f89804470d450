package dev.novadraw.kind.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * Names that may occur in a text, whatever else they mean: Can, Una, Mia von der Au. They
 * are compared with whole words; a name may have an -s at its end.
 */
public record Names(List<String> all) {

	/** No names. */
	public static final Names NONE = new Names(List.of());

	/**
	 * Returns names, without those that are null.
	 */
	public static Names of(@Nullable String... names) {
		return new Names(Arrays.stream(names).filter(Objects::nonNull).toList());
	}

	/**
	 * Returns true if all names occur in a text.
	 */
	public boolean occurIn(String text) {
		Words words = Words.of(plain(text));
		return this.all.stream().allMatch((name) -> isIn(words, Words.of(plain(name))));
	}

	private static boolean isIn(Words text, Words name) {
		return IntStream.rangeClosed(0, text.count() - name.count()).anyMatch((at) -> isAt(text, at, name));
	}

	/**
	 * Returns the words of a text that are not part of a name.
	 */
	public Words without(Words text) {
		boolean[] isName = new boolean[text.count()];
		for (String name : this.all) {
			Words words = Words.of(plain(name));
			IntStream.rangeClosed(0, text.count() - words.count())
				.filter((at) -> isAt(text, at, words))
				.forEach((at) -> Arrays.fill(isName, at, at + words.count(), true));
		}
		return new Words(
				IntStream.range(0, text.count()).filter((at) -> !isName[at]).mapToObj(text.words()::get).toList());
	}

	private static boolean isAt(Words text, int at, Words name) {
		int last = name.count() - 1;
		return last >= 0 && text.words().subList(at, at + last).equals(name.words().subList(0, last))
				&& isForm(plain(text.words().get(at + last)), name.words().get(last));
	}

	// Tom, Toms, Tom's; not tomato.
	private static boolean isForm(String word, String name) {
		return word.equals(name) || word.equals(name + "s") || word.equals(name + "'s") || word.equals(name + "'");
	}

	private static String plain(String text) {
		return text.replace('’', '\'').toLowerCase(Locale.ROOT);
	}

	@Override
	public String toString() {
		return this.all.size() + " names";
	}

}
