package dev.novadraw.kind.text;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.novadraw.engine.kind.Language;

/**
 * The language detection of texts by short words that occur in one language only. Names
 * must have been taken out.
 */
public final class StopWords {

	private static final double MIN_SHARE = 0.15;

	private static final double FOREIGN_SHARE = 0.25;

	// Neither English nor German words have these letters, not even those from French
	// such
	// as "café".
	private static final Pattern FOREIGN_LETTER = Pattern.compile("[\\p{L}&&[^a-zäöüßàâçèéêëïñô]]");

	private final Map<Language, Set<String>> byLanguage = new EnumMap<>(Language.class);

	private final Set<String> others = read("stopwords-other.txt");

	public StopWords() {
		for (Language language : Language.values()) {
			this.byLanguage.put(language, read("stopwords-%s.txt".formatted(language.code())));
		}
	}

	/**
	 * Returns true if a word is one of the frequent short words of the language.
	 */
	public boolean contains(String word, Language language) {
		return this.byLanguage.getOrDefault(language, Set.of()).contains(word);
	}

	private static Set<String> read(String file) {
		return TextFile.load(StopWords.class, file)
			.lines()
			.stream()
			.flatMap((line) -> Arrays.stream(line.split(" ")))
			.collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * Returns true if a longer text is written in the language, and not partly in
	 * another.
	 */
	public boolean isText(Words words, Language language) {
		int own = own(words, language);
		return own >= MIN_SHARE * words.count() && foreign(words, language) <= FOREIGN_SHARE * own;
	}

	/**
	 * Returns true if a few words may be of the language: no more words are foreign than
	 * are its own.
	 */
	public boolean mayBe(Words words, Language language) {
		return foreign(words, language) <= own(words, language);
	}

	/**
	 * Returns true if a sentence is in another language: at least three words are
	 * foreign, and fewer are its own.
	 */
	public boolean isForeign(Words sentence, Language language) {
		Words words = distinct(sentence);
		int foreign = foreign(words, language);
		return foreign > 2 && foreign > own(words, language);
	}

	/**
	 * Returns true if a sentence is as a whole in another language: at least two words
	 * are foreign or have foreign letters, and none is its own.
	 */
	public boolean isWhollyForeign(Words sentence, Language language) {
		Words words = distinct(sentence);
		int foreign = foreign(words, language) + words.count((word) -> FOREIGN_LETTER.matcher(word).find());
		return foreign > 1 && own(words, language) == 0;
	}

	private static Words distinct(Words sentence) {
		return new Words(sentence.words().stream().distinct().toList());
	}

	private int own(Words words, Language language) {
		return words.count(this.byLanguage.getOrDefault(language, Set.of())::contains);
	}

	private int foreign(Words words, Language language) {
		return words.count(this.others::contains) + this.byLanguage.keySet()
			.stream()
			.filter((other) -> other != language)
			.mapToInt((other) -> own(words, other))
			.sum();
	}

}
