package dev.novadraw.kind.text.rule;

import java.util.List;

/**
 * A line of a file of rules: what all has to occur in one sentence, or a single phrase
 * anywhere.
 *
 * @param theme the theme of a rule; empty for a context that is harmless in any theme
 * @param parts the parts that have to occur, each with its alternatives
 * @param isStrict whether no context makes it harmless
 * @param hasMarks whether some words are in brackets, so that only they are harmless
 */
record Rule(String theme, List<List<Phrase>> parts, boolean isStrict, boolean hasMarks) {

	static Rule of(String theme, List<List<Phrase>> parts, boolean isStrict) {
		return new Rule(theme, parts, isStrict,
				parts.stream()
					.flatMap(List::stream)
					.flatMap((phrase) -> phrase.steps().stream())
					.anyMatch(Phrase.Step::isMarked));
	}

	boolean hasTheme() {
		return !this.theme.isEmpty();
	}

	@Override
	public String toString() {
		return "a rule of " + this.theme;
	}

}
