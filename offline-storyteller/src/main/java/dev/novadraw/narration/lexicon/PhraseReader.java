package dev.novadraw.narration.lexicon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.text.TextLength;

/**
 * The reader of what a child says it drew, such as "a cat", "meine Katzen" or "3 big
 * buses".
 */
final class PhraseReader {

	private static final Pattern DISALLOWED = Pattern.compile("[^\\p{L}\\p{M}\\p{N} ’'-]+");

	// The child itself is in every story.
	private static final Set<String> SELF = Set.of("me", "myself", "i", "ich", "mich", "mich selbst");

	private static final Pattern JOINING = Pattern
		.compile("with|in|on|at|under|and|from|of|who|that|mit|im|auf|am|unter|und|aus|von|vom|der|die|das");

	private static final Set<String> ENGLISH = Set.of("a", "an", "the", "my", "our", "your", "his", "her", "their",
			"some", "many", "lots", "lot", "of", "pair", "with");

	private static final Set<String> GERMAN = Set.of("der", "die", "das", "den", "dem", "des", "ein", "eine", "einen",
			"einem", "einer", "ne", "nen", "mit", "von", "bei", "viele", "vielen", "ganz", "einige", "paar");

	private static final Pattern GERMAN_POSSESSIVE = Pattern
		.compile("(?:m|d|s|k)ein(?:e|en|em|er)?|(?:uns|eu)(?:er|re|ren|rem|rer)|ihre?[nmr]?");

	private static final Map<String, Integer> NUMBERS = Map.ofEntries(Map.entry("one", 1), Map.entry("two", 2),
			Map.entry("three", 3), Map.entry("four", 4), Map.entry("five", 5), Map.entry("six", 6),
			Map.entry("seven", 7), Map.entry("eight", 8), Map.entry("nine", 9), Map.entry("ten", 10),
			Map.entry("zwei", 2), Map.entry("drei", 3), Map.entry("vier", 4), Map.entry("fünf", 5),
			Map.entry("sechs", 6), Map.entry("sieben", 7), Map.entry("acht", 8), Map.entry("neun", 9),
			Map.entry("zehn", 10), Map.entry("elf", Thing.SEVERAL), Map.entry("zwölf", Thing.SEVERAL),
			Map.entry("many", Thing.SEVERAL), Map.entry("lots", Thing.SEVERAL), Map.entry("lot", Thing.SEVERAL),
			Map.entry("viele", Thing.SEVERAL), Map.entry("vielen", Thing.SEVERAL), Map.entry("einige", Thing.SEVERAL));

	private static final Set<String> SINGULAR_ARTICLES = Set.of("a", "an", "ein", "eine", "einen", "einem", "einer",
			"den", "dem", "des", "das", "one", "ne", "nen");

	private static final int MAX_COUNT = 10;

	private static final int MAX_WORDS = 3;

	private static final int MAX_LENGTH = 20;

	private final WordIndex index;

	private final GermanParts parts;

	PhraseReader(WordIndex index) {
		this.index = index;
		this.parts = new GermanParts(index);
	}

	@Nullable Thing read(String phrase) {
		String plain = DISALLOWED.matcher(phrase).replaceAll(" ").strip();
		if (plain.codePoints().noneMatch(Character::isLetter) || SELF.contains(plain.toLowerCase(Locale.ROOT))) {
			return null;
		}
		List<String> words = new ArrayList<>(Arrays.asList(plain.split("\\s+")));
		Lead lead = Lead.removedFrom(words);
		WordIndex.Form form = find(words, lead.language());
		if (form == null) {
			return new Thing(Noun.unknown(asName(words)), lead.count(1));
		}
		return new Thing(form.noun(), lead.count(form));
	}

	private static String asName(List<String> words) {
		String name = String.join(" ", words.subList(Math.max(0, words.size() - MAX_WORDS), words.size()));
		String first = TextLength.cut(name, 1);
		return TextLength.cut(first.toUpperCase(Locale.ROOT) + name.substring(first.length()), MAX_LENGTH).strip();
	}

	private WordIndex.@Nullable Form find(List<String> words, @Nullable String language) {
		WordIndex.Form whole = find(String.join(" ", words), language);
		if (whole != null) {
			return whole;
		}
		for (int i = 1; i < words.size(); i++) {
			if (JOINING.matcher(words.get(i).toLowerCase(Locale.ROOT)).matches()) {
				return findLast(words.subList(0, i), language);
			}
		}
		return findLast(words, language);
	}

	// All words, or fewer of them if the first ones are adjectives.
	private WordIndex.@Nullable Form findLast(List<String> words, @Nullable String language) {
		for (int start = 0; start < words.size(); start++) {
			WordIndex.Form form = find(String.join(" ", words.subList(start, words.size())), language);
			if (form != null) {
				return form;
			}
		}
		return null;
	}

	private WordIndex.@Nullable Form find(String words, @Nullable String language) {
		List<String> languages = (language != null) ? List.of(language) : likely(words);
		for (String one : languages) {
			WordIndex.Form form = this.index.find(words, one);
			if (form != null) {
				return form;
			}
		}
		return languages.contains("de") && words.indexOf(' ') < 0 ? this.parts.find(words) : null;
	}

	private static List<String> likely(String words) {
		boolean capital = Character.isUpperCase(words.charAt(0)) && !words.equals(words.toUpperCase(Locale.ROOT));
		return capital ? List.of("de", "en") : List.of("en", "de");
	}

	/**
	 * The articles, possessives and number words before a noun.
	 *
	 * @param language the language they show, or null
	 * @param number the number, or null
	 * @param article the last article in lower case
	 */
	private record Lead(@Nullable String language, @Nullable Integer number, String article) {

		private static Lead removedFrom(List<String> words) {
			Lead lead = new Lead(null, null, "");
			while (words.size() > 1) {
				String word = words.getFirst().toLowerCase(Locale.ROOT).replaceAll("[’']", "");
				Integer number = word.matches("\\d{1,4}") ? Integer.valueOf(word) : NUMBERS.get(word);
				String language = languageOf(word);
				if (number == null && language == null) {
					break;
				}
				lead = new Lead((language != null) ? language : lead.language(),
						(number != null) ? number : lead.number(), word);
				words.removeFirst();
			}
			return lead;
		}

		private static @Nullable String languageOf(String word) {
			if (GERMAN.contains(word) || GERMAN_POSSESSIVE.matcher(word).matches()) {
				return "de";
			}
			return ENGLISH.contains(word) ? "en" : null;
		}

		private int count(WordIndex.Form form) {
			boolean onlyMany = form.many() && !form.one();
			boolean both = form.many() && form.one();
			Gender gender = form.noun().gender();
			boolean pluralArticle = this.article.equals("die") && gender != Gender.FEMININE;
			boolean singular = SINGULAR_ARTICLES.contains(this.article) && form.one();
			if (onlyMany || (both && pluralArticle) || (both && isWeak(form) && !singular)) {
				return count(Thing.SEVERAL);
			}
			return count(1);
		}

		// "Bären" alone is a plural, "einen Bären" is none.
		private static boolean isWeak(WordIndex.Form form) {
			return form.language().equals("de") && !form.noun().german().equals(form.noun().oblique());
		}

		private int count(int usual) {
			if (this.number == null) {
				return usual;
			}
			return (this.number <= MAX_COUNT) ? this.number : Thing.SEVERAL;
		}

	}

}
