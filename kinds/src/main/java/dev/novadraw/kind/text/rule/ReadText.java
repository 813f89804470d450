package dev.novadraw.kind.text.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A text with the terms that match each of its words.
 */
final class ReadText {

	private final List<Token> tokens;

	private final List<Set<Integer>> terms;

	private final Set<Integer> ofName;

	ReadText(List<Token> tokens, Terms terms) {
		this.tokens = tokens;
		this.ofName = terms.ofName();
		this.terms = tokens.stream().map(terms::of).collect(Collectors.toCollection(ArrayList::new));
	}

	int size() {
		return this.tokens.size();
	}

	Token token(int at) {
		return this.tokens.get(at);
	}

	Set<Integer> terms(int at) {
		return this.terms.get(at);
	}

	boolean areInOneSentence(int one, int other) {
		return token(one).sentence() == token(other).sentence();
	}

	/**
	 * Takes a word out: no term matches it any more.
	 */
	void takeOut(int at) {
		this.terms.set(at, Set.of());
	}

	/**
	 * Takes a word out that is a name: only terms for any name match it.
	 */
	void takeOutName(int at) {
		this.terms.set(at, this.ofName);
	}

}
