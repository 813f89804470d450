package dev.novadraw.kind.text.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A text with the terms that match each of its words.
 */
final class ReadText {

	private static final int[] NONE = {};

	private final List<Token> tokens;

	private final List<int[]> terms;

	private final int[] ofName;

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

	/**
	 * Returns the numbers of the terms that match a word, in ascending order.
	 */
	int[] terms(int at) {
		return this.terms.get(at);
	}

	boolean matches(int at, int term) {
		return Arrays.binarySearch(this.terms.get(at), term) >= 0;
	}

	/**
	 * Returns the place after the last word of the sentence of a word.
	 */
	int endOfSentence(int at) {
		int end = at;
		while (end < size() && areInOneSentence(at, end)) {
			end++;
		}
		return end;
	}

	boolean areInOneSentence(int one, int other) {
		return token(one).sentence() == token(other).sentence();
	}

	/**
	 * Takes a word out: no term matches it any more.
	 */
	void takeOut(int at) {
		this.terms.set(at, NONE);
	}

	/**
	 * Takes a word out that is a name: only terms for any name match it.
	 */
	void takeOutName(int at) {
		this.terms.set(at, this.ofName);
	}

}
