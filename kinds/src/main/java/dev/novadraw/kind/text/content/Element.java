package dev.novadraw.kind.text.content;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.novadraw.engine.kind.Language;
import dev.novadraw.kind.text.StopWords;
import dev.novadraw.kind.text.TextFile;
import dev.novadraw.kind.text.Words;
import dev.novadraw.kind.text.inflection.Inflection;

/**
 * A thing seen in a drawing, in a few words: "a yellow sun", "das Haus mit roter Tür".
 *
 * @param words the words, as they are written
 * @param language their language
 */
public record Element(List<String> words, Language language) {

	private static final StopWords STOP_WORDS = new StopWords();

	private static final Set<String> FUNCTION_WORDS = TextFile.load(Element.class, "function-words.txt")
		.lines()
		.stream()
		.flatMap((line) -> Stream.of(line.split(" ")))
		.collect(Collectors.toUnmodifiableSet());

	private static final List<String> ENDINGS = List.of("e", "n", "s", "en", "es", "er", "ern");

	private static final int MIN_STEM = 3;

	/**
	 * Reads an element.
	 */
	public static Element of(String element, Language language) {
		return new Element(Words.asWritten(element).words(), language);
	}

	/**
	 * Returns true if it names something, and does not only consist of words such as "a".
	 */
	public boolean isThing() {
		return this.words.stream().anyMatch(this::isContent);
	}

	/**
	 * Returns true if a text names it, in any form of the word or another one for the
	 * same.
	 */
	public boolean occursIn(String text) {
		if (!isThing()) {
			return false;
		}
		String head = head();
		Set<String> written = Words.of(text)
			.words()
			.stream()
			.flatMap(Element::withoutGenitive)
			.collect(Collectors.toSet());
		return forms(head).anyMatch(written::contains) || hasSameNoun(head, text);
	}

	private boolean hasSameNoun(String head, String text) {
		NounPairs nouns = NounPairs.of(this.language);
		Set<Integer> same = new HashSet<>(nouns.in(head));
		same.retainAll(nouns.in(text));
		return !same.isEmpty();
	}

	// The last word before "with a red door".
	private String head() {
		String head = "";
		for (String word : this.words) {
			boolean isContent = isContent(word);
			if (!isContent && !head.isEmpty()) {
				return head;
			}
			head = isContent ? word : head;
		}
		return head;
	}

	// A saw is a thing, though "saw" is a frequent word.
	private boolean isContent(String word) {
		String lower = word.toLowerCase(Locale.ROOT);
		return lower.length() > 1 && lower.chars().anyMatch(Character::isLetter) && !FUNCTION_WORDS.contains(lower)
				&& (!STOP_WORDS.contains(lower, this.language) || NounPairs.of(this.language).isNoun(lower));
	}

	private Stream<String> forms(String head) {
		String lower = head.toLowerCase(Locale.ROOT);
		Stream<String> longer = Inflection.of(this.language)
			.forms((this.language == Language.DE) ? withCapital(lower) : lower)
			.stream();
		Stream<String> shorter = ENDINGS.stream()
			.filter((ending) -> lower.endsWith(ending) && lower.length() >= ending.length() + MIN_STEM)
			.map((ending) -> lower.substring(0, lower.length() - ending.length()));
		return Stream.concat(longer, shorter).map(Element::withoutUmlaut);
	}

	private static String withCapital(String word) {
		return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
	}

	private static Stream<String> withoutGenitive(String word) {
		int apostrophe = Math.max(word.indexOf('\''), word.indexOf('’'));
		return Stream
			.concat(Stream.of(word.split("-")), Stream.of((apostrophe > 0) ? word.substring(0, apostrophe) : word))
			.map(Element::withoutUmlaut);
	}

	// Bäume and Baum.
	private static String withoutUmlaut(String word) {
		return word.replace('ä', 'a').replace('ö', 'o').replace('ü', 'u');
	}

	@Override
	public String toString() {
		return "an element of " + this.words.size() + " words";
	}

}
