package dev.novadraw.kind.text.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.novadraw.engine.kind.Language;
import dev.novadraw.kind.text.inflection.Inflection;

/**
 * The terms of rules by number, and the words that each of them matches. A term is a
 * choice of words, of which some stand for all their forms, or are parts of longer words.
 */
final class Terms {

	private static final int MIN_PART = 2;

	private static final int MAX_WORD = 60;

	/** The number of words whose entries are remembered. */
	private static final int MAX_REMEMBERED = 20_000;

	private final Map<String, Integer> numbers = new HashMap<>();

	private final Map<String, List<Entry>> whole = new HashMap<>();

	private final Map<String, List<Entry>> beginnings = new HashMap<>();

	private final Map<String, List<Entry>> ends = new HashMap<>();

	private final Set<Integer> ofNames = new HashSet<>();

	private final Map<String, List<Entry>> remembered = new ConcurrentHashMap<>();

	private final Inflection inflection;

	private final WordLists lists;

	private final boolean hasCapitalNouns;

	Terms(Language language, WordLists lists) {
		this.inflection = Inflection.of(language);
		this.lists = lists;
		this.hasCapitalNouns = language == Language.DE;
	}

	/**
	 * Returns the number of a term.
	 */
	int number(String term) {
		Integer known = this.numbers.get(term);
		if (known != null) {
			return known;
		}
		int number = this.numbers.size();
		this.numbers.put(term, number);
		this.lists.words(term).filter((word) -> !isGroup(word)).forEach((word) -> add(word, number));
		return number;
	}

	/**
	 * Returns the groups of words among alternatives and in the lists that they name.
	 */
	Stream<String> wordGroups(String alternatives) {
		return this.lists.words(alternatives).filter(Terms::isGroup);
	}

	private static boolean isGroup(String word) {
		return word.indexOf('_') >= 0;
	}

	private void add(String word, int number) {
		if (word.equals(WordLists.NAME)) {
			this.ofNames.add(number);
		}
		else {
			addForms(word, number);
		}
	}

	private void addForms(String word, int number) {
		if (word.startsWith("=")) {
			enter(this.whole, word.substring(1), new Entry(number, LetterCase.SMALL));
			return;
		}
		boolean isEnd = word.startsWith("*");
		boolean isBeginning = word.endsWith("*");
		String bare = word.substring(isEnd ? 1 : 0, word.length() - (isBeginning ? 1 : 0));
		Entry entry = new Entry(number, letterCase(bare));
		for (String form : forms(bare)) {
			if (isBeginning) {
				enter(this.beginnings, form, entry);
			}
			else {
				enter(this.whole, form, entry);
			}
			if (isEnd) {
				enter(this.ends, form, entry);
			}
		}
	}

	// No form of a verb is a noun.
	private LetterCase letterCase(String bare) {
		if (!this.hasCapitalNouns) {
			return LetterCase.ANY;
		}
		if (Character.isUpperCase(bare.charAt(0))) {
			return LetterCase.CAPITAL;
		}
		return (bare.endsWith("~") && Inflection.isGermanVerb(word(bare))) ? LetterCase.NO_NOUN : LetterCase.ANY;
	}

	private Set<String> forms(String bare) {
		return bare.endsWith("~") ? this.inflection.forms(word(bare)) : Set.of(bare.toLowerCase(Locale.ROOT));
	}

	private static String word(String inflected) {
		return inflected.substring(0, inflected.length() - 1);
	}

	private static void enter(Map<String, List<Entry>> map, String form, Entry entry) {
		map.computeIfAbsent(form, (one) -> new ArrayList<>(1)).add(entry);
	}

	/**
	 * Returns the numbers of the terms that match a word of a text, in ascending order.
	 */
	int[] of(Token token) {
		int[] terms = matching(token.word(), token).toArray();
		if (!mayBeName(token) && token.joined().isEmpty()) {
			return terms;
		}
		IntStream joined = token.joined().stream().flatMapToInt((one) -> matching(one, token));
		IntStream name = IntStream.of(mayBeName(token) ? ofName() : new int[0]);
		return IntStream.concat(IntStream.of(terms), IntStream.concat(joined, name)).sorted().distinct().toArray();
	}

	/**
	 * Returns the numbers of the terms that match a name, whatever word it is, in
	 * ascending order.
	 */
	int[] ofName() {
		return this.ofNames.stream().mapToInt(Integer::intValue).sorted().toArray();
	}

	// Every German noun has a capital letter, too.
	private boolean mayBeName(Token token) {
		return !this.hasCapitalNouns && token.isCapital() && !token.startsClause() && token.word().length() > 1;
	}

	private IntStream matching(String word, Token token) {
		IntStream.Builder terms = IntStream.builder();
		int last = -1;
		for (Entry entry : entries(word)) {
			if (entry.term() != last && entry.letterCase().matches(token)) {
				last = entry.term();
				terms.add(last);
			}
		}
		return terms.build();
	}

	// A word of a language occurs again and again.
	private List<Entry> entries(String word) {
		List<Entry> known = this.remembered.get(word);
		if (known != null) {
			return known;
		}
		if (this.remembered.size() >= MAX_REMEMBERED) {
			this.remembered.clear();
		}
		List<Entry> entries = find(word);
		this.remembered.put(word, entries);
		return entries;
	}

	private List<Entry> find(String word) {
		List<Entry> entries = new ArrayList<>(this.whole.getOrDefault(word, List.of()));
		for (int i = MIN_PART; i <= Math.min(word.length(), MAX_WORD); i++) {
			entries.addAll(this.beginnings.getOrDefault(word.substring(0, i), List.of()));
			entries.addAll(this.ends.getOrDefault(word.substring(word.length() - i), List.of()));
		}
		return entries.stream().distinct().sorted(Comparator.comparingInt(Entry::term)).toList();
	}

	/**
	 * A term of a word.
	 *
	 * @param term its number
	 * @param letterCase how the word is to be written
	 */
	private record Entry(int term, LetterCase letterCase) {
	}

	/**
	 * A condition for the first letter of a word.
	 */
	private enum LetterCase {

		ANY, CAPITAL, SMALL, NO_NOUN;

		private boolean matches(Token token) {
			return switch (this) {
				case ANY -> true;
				case CAPITAL -> token.isCapital();
				case SMALL -> !token.isCapital();
				case NO_NOUN -> !token.isCapital() || token.startsClause();
			};
		}

	}

}
