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

	private final Map<Integer, List<Beginning>> byTerm = new HashMap<>();

	RuleSet(List<Rule> rules) {
		for (int number = 0; number < rules.size(); number++) {
			add(number, rules.get(number));
		}
	}

	private void add(int number, Rule rule) {
		for (int part = 0; part < rule.parts().size(); part++) {
			for (Phrase phrase : rule.parts().get(part)) {
				for (int step = 0; step < phrase.beginnings(); step++) {
					this.byTerm.computeIfAbsent(phrase.steps().get(step).term(), (one) -> new ArrayList<>())
						.add(new Beginning(number, rule, part, phrase, step));
				}
			}
		}
	}

	/**
	 * Returns the matches of whole rules in a text, in its order.
	 */
	List<Match> matches(ReadText text) {
		List<Match> matches = new ArrayList<>();
		Map<Sentence, Map<Integer, List<Place>>> found = new HashMap<>();
		for (int at = 0; at < text.size(); at++) {
			for (int term : text.terms(at)) {
				for (Beginning beginning : this.byTerm.getOrDefault(term, List.of())) {
					List<Place> places = beginning.phrase().match(text, at, beginning.step());
					if (!places.isEmpty()) {
						add(beginning, places, text.token(at).sentence(), found, matches);
					}
				}
			}
		}
		return matches;
	}

	// Of each part, a match has the first phrase, so that a context may be about it.
	private static void add(Beginning beginning, List<Place> places, int sentence,
			Map<Sentence, Map<Integer, List<Place>>> found, List<Match> matches) {
		Rule rule = beginning.rule();
		if (rule.parts().size() == 1) {
			matches.add(new Match(rule, places));
			return;
		}
		Map<Integer, List<Place>> parts = found.computeIfAbsent(new Sentence(beginning.number(), sentence),
				(one) -> new HashMap<>());
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
	}

	/**
	 * A rule in a sentence.
	 */
	private record Sentence(int rule, int number) {
	}

}
