package dev.novadraw.kind.text.content;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.novadraw.engine.kind.Language;
import dev.novadraw.kind.text.StopWords;
import dev.novadraw.kind.text.Words;

/**
 * The language of a title, which is too short for stop words alone: nouns, German
 * letters, and the words of the texts below it tell more.
 */
public final class TitleLanguage {

	private static final StopWords STOP_WORDS = new StopWords();

	private static final String GERMAN_LETTERS = "äöüß";

	private static final int MIN_LENGTH = 3;

	// Words of both languages that mean something else in the other one tell nothing.
	private static final Set<String> AMBIGUOUS = Set.of("was", "die", "war", "hat", "man", "will", "her", "rot", "arm",
			"hell", "tag", "kind", "gift", "rat", "art", "last", "note", "seen", "stand", "fast", "bald", "mine",
			"wand", "bad", "gut", "ton", "not", "wart", "rock", "chef", "brief", "mist", "boot", "see");

	private TitleLanguage() {
	}

	/**
	 * Returns true if a title may belong to a text.
	 * @param title the words of the title without names
	 * @param language the language of the text
	 * @param text the text
	 * @param otherText the text in the other language; empty if there is none
	 */
	public static boolean fits(Words title, Language language, String text, String otherText) {
		if (!STOP_WORDS.mayBe(title, language) || (language == Language.EN && hasGermanLetters(title, text))) {
			return false;
		}
		Set<String> own = new HashSet<>(Words.of(text).words());
		Set<String> others = new HashSet<>(Words.of(otherText).words());
		long foreign = count(title, (word) -> others.contains(word) && !own.contains(word));
		long known = count(title, (word) -> own.contains(word) && !others.contains(word));
		return foreign + nouns(title, language, false) <= known + nouns(title, language, true);
	}

	private static boolean hasGermanLetters(Words title, String text) {
		List<String> written = Words.of(text).words();
		return title.words().stream().anyMatch((word) -> isGerman(word) && !written.contains(word));
	}

	private static boolean isGerman(String word) {
		return word.chars().anyMatch((letter) -> GERMAN_LETTERS.indexOf(letter) >= 0);
	}

	private static long count(Words title, Predicate<String> which) {
		return title.words()
			.stream()
			.filter((word) -> word.length() >= MIN_LENGTH && !AMBIGUOUS.contains(word))
			.filter(which)
			.count();
	}

	private static long nouns(Words title, Language language, boolean own) {
		return count(title, (word) -> Stream.of(Language.values())
			.allMatch((one) -> NounPairs.of(one).isNoun(word) == ((one == language) == own)));
	}

}
