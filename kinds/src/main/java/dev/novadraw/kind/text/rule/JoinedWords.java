package dev.novadraw.kind.text.rule;

import java.util.List;
import java.util.Set;

/**
 * The words that stand in several pieces in a text: separable German verbs, as in "hackte
 * das Holz ab", and words that are spelled out, as in "a g-u-n".
 *
 * @param particles the particles that a verb may be separated from
 * @param conjunctions words that end a clause without a punctuation mark before them
 */
record JoinedWords(Set<String> particles, Set<String> conjunctions) {

	private static final int MAX_CLAUSE = 14;

	private static final int MIN_SPELLED_OUT = 3;

	void addTo(List<Token> tokens) {
		for (int i = 0; i < tokens.size(); i++) {
			if (this.particles.contains(tokens.get(i).word()) && isLastOfClause(tokens, i)) {
				joinVerbs(tokens, i);
			}
		}
		joinLetters(tokens);
	}

	private boolean isLastOfClause(List<Token> tokens, int place) {
		return tokens.get(place).endsClause()
				|| (place + 1 < tokens.size() && this.conjunctions.contains(tokens.get(place + 1).word()));
	}

	private static void joinVerbs(List<Token> tokens, int place) {
		Token particle = tokens.get(place);
		for (int i = place - 1; i >= Math.max(0, place - MAX_CLAUSE); i--) {
			Token verb = tokens.get(i);
			if (verb.endsClause() || verb.sentence() != particle.sentence()) {
				return;
			}
			verb.join(particle.word() + verb.word());
		}
	}

	private static void joinLetters(List<Token> tokens) {
		int start = 0;
		while (start < tokens.size()) {
			int end = start;
			while (end < tokens.size() && tokens.get(end).word().length() == 1) {
				end++;
			}
			if (end - start >= MIN_SPELLED_OUT) {
				join(tokens, start, end);
			}
			start = end + 1;
		}
	}

	// The first letter may be a word of its own: "a g-u-n", "I k-i-l-l".
	private static void join(List<Token> tokens, int start, int end) {
		StringBuilder letters = new StringBuilder();
		tokens.subList(start, end).forEach((token) -> letters.append(token.word()));
		tokens.get(start).join(letters.toString());
		tokens.get(start + 1).join(letters.substring(1));
	}

}
