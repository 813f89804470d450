package dev.novadraw.kind.text.rule;

import java.util.ArrayList;
import java.util.List;

/**
 * A word of a text with its place, as rules see it.
 */
final class Token {

	private final String word;

	private final boolean capital;

	private final int sentence;

	private final boolean startsClause;

	private final List<String> joined = new ArrayList<>();

	private boolean endsClause;

	private boolean beforeColon;

	/**
	 * Creates a token.
	 * @param word the word in lower case, without accents
	 * @param capital whether it begins with a capital letter
	 * @param sentence the number of its sentence
	 * @param startsClause whether a punctuation mark or nothing is before it
	 */
	Token(String word, boolean capital, int sentence, boolean startsClause) {
		this.word = word;
		this.capital = capital;
		this.sentence = sentence;
		this.startsClause = startsClause;
	}

	String word() {
		return this.word;
	}

	boolean isCapital() {
		return this.capital;
	}

	int sentence() {
		return this.sentence;
	}

	boolean startsClause() {
		return this.startsClause;
	}

	boolean endsClause() {
		return this.endsClause;
	}

	boolean isBeforeColon() {
		return this.beforeColon;
	}

	/**
	 * Returns the words that it forms together with others: "abhackte" in "hackte … ab",
	 * or a word that is spelled out.
	 */
	List<String> joined() {
		return this.joined;
	}

	void endClause(boolean withColon) {
		this.endsClause = true;
		this.beforeColon |= withColon;
	}

	void join(String whole) {
		this.joined.add(whole);
	}

	@Override
	public String toString() {
		return "a word of sentence " + this.sentence;
	}

}
