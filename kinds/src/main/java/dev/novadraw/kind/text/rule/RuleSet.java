package dev.novadraw.kind.text.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.novadraw.kind.text.rule.Phrase.Place;

/**
 * Rules by the words that they begin with, so that a text is read once for all of them.
 */
final class RuleSet {

	private static final Beginning[] NONE = {};

	private final int rules;

	private final Beginning[][] byTerm;

	RuleSet(List<Rule> rules) {
		Map<Integer, List<Beginning>> byTerm = new HashMap<>();
		for (int number = 0; number < rules.size(); number++) {
			add(number, rules.get(number), byTerm);
		}
		this.rules = rules.size();
		this.byTerm = new Beginning[byTerm.keySet().stream().mapToInt(Integer::intValue).max().orElse(-1) + 1][];
		byTerm.forEach((term, beginnings) -> this.byTerm[term] = beginnings.toArray(NONE));
	}

	private static void add(int number, Rule rule, Map<Integer, List<Beginning>> byTerm) {
		for (int part = 0; part < rule.parts().size(); part++) {
			for (Phrase phrase : rule.parts().get(part)) {
				for (int step = 0; step < phrase.beginnings(); step++) {
					byTerm.computeIfAbsent(phrase.steps().get(step).term(), (one) -> new ArrayList<>())
						.add(new Beginning(number, rule, part, phrase, step));
				}
			}
		}
	}

	private Beginning[] beginnings(int term) {
		Beginning[] beginnings = (term < this.byTerm.length) ? this.byTerm[term] : null;
		return (beginnings != null) ? beginnings : NONE;
	}

	/**
	 * Returns the matches of whole rules in a text, in its order.
	 */
	List<Match> matches(ReadText text) {
		List<Match> matches = new ArrayList<>();
		int end = 0;
		for (int start = 0; start < text.size(); start = end) {
			end = text.endOfSentence(start);
			addMatches(text, start, end, matches);
		}
		return matches;
	}

	// Few rules have a word of each of their parts in a sentence, and only these are
	// matched.
	private void addMatches(ReadText text, int start, int end, List<Match> matches) {
		int[] partsBegun = partsBegun(text, start, end);
		Map<Integer, Map<Integer, List<Place>>> found = new HashMap<>();
		for (int at = start; at < end; at++) {
			for (int term : text.terms(at)) {
				for (Beginning beginning : beginnings(term)) {
					if (partsBegun[beginning.number()] == beginning.allParts()) {
						List<Place> places = beginning.phrase().match(text, at, beginning.step());
						if (!places.isEmpty()) {
							add(beginning, places, found, matches);
						}
					}
				}
			}
		}
	}

	/** Returns for each rule the parts of which a word is in the sentence, as bits. */
	private int[] partsBegun(ReadText text, int start, int end) {
		int[] begun = new int[this.rules];
		for (int at = start; at < end; at++) {
			for (int term : text.terms(at)) {
				for (Beginning beginning : beginnings(term)) {
					begun[beginning.number()] |= 1 << beginning.part();
				}
			}
		}
		return begun;
	}

	// Of each part, a match has the first phrase, so that a context may be about it.
	private static void add(Beginning beginning, List<Place> places, Map<Integer, Map<Integer, List<Place>>> found,
			List<Match> matches) {
		Rule rule = beginning.rule();
		if (rule.parts().size() == 1) {
			matches.add(new Match(rule, places));
			return;
		}
		Map<Integer, List<Place>> parts = found.computeIfAbsent(beginning.number(), (one) -> new HashMap<>());
		parts.putIfAbsent(beginning.part(), places);
		if (parts.size() == rule.parts().size()) {
			matches.add(new Match(rule,
					Stream.concat(places.stream(), parts.values().stream().flatMap(List::stream)).toList()));
		}
	}

	/**
	 * A match of a whole rule.
	 *
	 * @param rule the rule
	 * @param places the places of its words
	 */
	record Match(Rule rule, List<Place> places) {

		/**
		 * Returns the words that the match of a harmless context is about.
		 */
		IntStream harmlessWords() {
			return this.places.stream()
				.filter((place) -> place.isMarked() || !this.rule.hasMarks())
				.mapToInt(Place::word);
		}

		/**
		 * Returns true for a context of the theme of an unsuitable match, if they share a
		 * word.
		 */
		boolean makesHarmless(Match unsuitable) {
			return this.rule.theme().equals(unsuitable.rule().theme()) && harmlessWords()
				.anyMatch((word) -> unsuitable.places().stream().anyMatch((place) -> place.word() == word));
		}

	}

	/**
	 * A step that a phrase of a rule may begin with.
	 */
	private record Beginning(int number, Rule rule, int part, Phrase phrase, int step) {

		int allParts() {
			return (1 << this.rule.parts().size()) - 1;
		}

	}

}
