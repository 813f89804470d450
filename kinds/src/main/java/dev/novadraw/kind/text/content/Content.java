package dev.novadraw.kind.text.content;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.novadraw.engine.kind.Language;
import dev.novadraw.kind.text.StopWords;
import dev.novadraw.kind.text.Words;

/**
 * What a text is about.
 *
 * @param language its language
 * @param nouns the numbers of its nouns
 * @param things the numbers of the things that it should be about
 * @param names its words with capital letters, in lower case
 */
public record Content(Language language, Set<Integer> nouns, Set<Integer> things, Set<String> names) {

	private static final StopWords STOP_WORDS = new StopWords();

	private static final int ENOUGH_NOUNS = 4;

	private static final double MIN_SHARED = 0.35;

	/**
	 * Returns the content of a text about things.
	 */
	public static Content of(String text, List<String> things, Language language) {
		NounPairs pairs = NounPairs.of(language);
		Set<Integer> numbers = new HashSet<>();
		things.forEach((thing) -> numbers.addAll(pairs.in(thing)));
		Set<String> names = new HashSet<>();
		for (String word : Words.asWritten(text).words()) {
			if (Character.isUpperCase(word.codePointAt(0))) {
				names.add(word.toLowerCase(Locale.ROOT));
			}
		}
		return new Content(language, pairs.in(text), numbers, names);
	}

	/**
	 * Returns true if two texts in two languages are plainly about different things.
	 */
	public boolean differsFrom(Content other) {
		int smaller = Math.min(this.nouns.size(), other.nouns.size());
		if (smaller < ENOUGH_NOUNS) {
			return haveOtherThings(other) && !sharesAName(other);
		}
		return shared(this.nouns, other.nouns) < MIN_SHARED * smaller || haveOtherThings(other);
	}

	private boolean haveOtherThings(Content other) {
		return !this.things.isEmpty() && !other.things.isEmpty() && shared(this.things, other.nouns) == 0
				&& shared(other.things, this.nouns) == 0 && shared(this.things, other.things) == 0;
	}

	private boolean sharesAName(Content other) {
		return this.names.stream()
			.filter(other.names::contains)
			.anyMatch(
					(name) -> !STOP_WORDS.contains(name, this.language) && !STOP_WORDS.contains(name, other.language));
	}

	private static int shared(Set<Integer> one, Set<Integer> other) {
		return (int) one.stream().filter(other::contains).count();
	}

	@Override
	public String toString() {
		return "the content of a text in " + this.language;
	}

}
