package dev.novadraw.kind.text.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A sequence of words of a rule, some of which may be left out or have others between
 * them.
 */
record Phrase(List<Step> steps) {

	/**
	 * Returns the number of steps that a match may begin with.
	 */
	int beginnings() {
		int beginnings = 1;
		while (beginnings < this.steps.size() && this.steps.get(beginnings - 1).isOptional()) {
			beginnings++;
		}
		return beginnings;
	}

	/**
	 * Returns the places of the words of a match that begins with a step at a place;
	 * empty if there is none. Each step looks at no more places than the gaps allow.
	 */
	List<Place> match(ReadText text, int start, int first) {
		if (!this.steps.get(first).matches(text, start) || !mayGoOn(text, start, first)) {
			return List.of();
		}
		Map<Integer, List<Place>> reached = Map.of(start + 1,
				List.of(new Place(start, this.steps.get(first).isMarked())));
		for (Step step : this.steps.subList(first + 1, this.steps.size())) {
			Map<Integer, List<Place>> next = new LinkedHashMap<>();
			reached.forEach((from, places) -> advance(text, step, from, places, next));
			if (next.isEmpty()) {
				return List.of();
			}
			reached = next;
		}
		return reached.values().iterator().next();
	}

	// Most words that begin a phrase are not followed by its second one.
	private boolean mayGoOn(ReadText text, int start, int first) {
		if (first + 1 == this.steps.size()) {
			return true;
		}
		Step next = this.steps.get(first + 1);
		return next.isOptional() || next.gap() > 0 || (start + 1 < text.size() && next.matches(text, start + 1));
	}

	private static void advance(ReadText text, Step step, int from, List<Place> places,
			Map<Integer, List<Place>> next) {
		for (int at = from; at <= Math.min(from + step.gap(), text.size() - 1); at++) {
			if (step.gap() > 0 && !step.reaches(text, from - 1, at)) {
				break;
			}
			if (step.matches(text, at)) {
				next.putIfAbsent(at + 1, with(places, new Place(at, step.isMarked())));
			}
		}
		if (step.isOptional()) {
			next.putIfAbsent(from, places);
		}
	}

	private static List<Place> with(List<Place> places, Place place) {
		List<Place> all = new ArrayList<>(places);
		all.add(place);
		return all;
	}

	/**
	 * A word of a phrase.
	 *
	 * @param term the number of its term
	 * @param isOptional whether it may be left out
	 * @param isMarked whether it is in brackets
	 * @param gap the number of other words before it, at most
	 * @param inClause whether the words before it are of the same clause, not only of the
	 * same sentence
	 * @param edges where it has to stand in its clause
	 */
	record Step(int term, boolean isOptional, boolean isMarked, int gap, boolean inClause, Set<Edge> edges) {

		private boolean reaches(ReadText text, int previous, int at) {
			return text.areInOneSentence(previous, at) && (!this.inClause || at == previous + 1
					|| !(text.token(previous).endsClause() || text.token(at - 1).endsClause()));
		}

		private boolean matches(ReadText text, int at) {
			return text.matches(at, this.term)
					&& (this.edges.isEmpty() || this.edges.stream().allMatch((edge) -> edge.isAt(text.token(at))));
		}

	}

	/**
	 * The place of a word in a text.
	 *
	 * @param word the number of the word
	 * @param isMarked whether the rule has it in brackets
	 */
	record Place(int word, boolean isMarked) {
	}

	/**
	 * A place in a clause.
	 */
	enum Edge {

		START, END, COLON;

		private boolean isAt(Token token) {
			return switch (this) {
				case START -> token.startsClause();
				case END -> token.endsClause();
				case COLON -> token.isBeforeColon();
			};
		}

	}

}
