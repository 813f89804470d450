package dev.novadraw.kind.text.rule;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The division of one text into words, clauses and sentences. A sentence ends before a
 * capital letter only, so that quoted speech belongs to the sentence around it.
 */
final class Tokenizer {

	// All but the diaeresis, which makes a different word.
	private static final Pattern ACCENTS = Pattern.compile("[\\p{M}&&[^\u0308]]+");

	private static final Map<String, String> CONTRACTIONS = Map.of("ll", "will", "re", "are", "ve", "have", "m", "am",
			"d", "would");

	private static final Map<String, String> NEGATED = Map.of("ca", "can", "wo", "will", "sha", "shall");

	private static final Map<String, String> UNMARKED = Map.of("cannot", "can", "dont", "do", "doesnt", "does", "didnt",
			"did", "mustnt", "must", "wont", "will");

	private final List<Token> tokens = new ArrayList<>();

	private final String text;

	private int sentence;

	private boolean clauseEnded = true;

	private boolean sentenceEnded;

	private Tokenizer(String text) {
		this.text = plain(text);
	}

	static List<Token> tokens(String text) {
		return new Tokenizer(text).divide();
	}

	private static String plain(String text) {
		String bare = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
		return Normalizer.normalize(bare, Normalizer.Form.NFC).replace('’', '\'').replace('‘', '\'');
	}

	private List<Token> divide() {
		int position = 0;
		while (position < this.text.length()) {
			int end = endOfWord(position);
			if (end > position) {
				word(this.text.substring(position, end));
				position = end;
			}
			else {
				mark(position);
				position += Character.charCount(this.text.codePointAt(position));
			}
		}
		if (!this.tokens.isEmpty()) {
			this.tokens.getLast().endClause(false);
		}
		return this.tokens;
	}

	// An apostrophe belongs to the word if a letter follows.
	private int endOfWord(int start) {
		int end = start;
		while (end < this.text.length() && (isLetter(end) || (end > start && isApostropheInWord(end)))) {
			end += Character.charCount(this.text.codePointAt(end));
		}
		return end;
	}

	private boolean isLetter(int position) {
		int c = this.text.codePointAt(position);
		return Character.isLetterOrDigit(c) || c == '\u0308';
	}

	private boolean isApostropheInWord(int position) {
		return this.text.charAt(position) == '\'' && position + 1 < this.text.length() && isLetter(position + 1);
	}

	private void mark(int position) {
		char c = this.text.charAt(position);
		if (c == '-' && isInWord(position)) {
			return;
		}
		if (",;:.!?…–—-\"“”„«»‚()[]\n".indexOf(c) >= 0) {
			this.clauseEnded = true;
			if (!this.tokens.isEmpty()) {
				this.tokens.getLast().endClause(c == ':');
			}
		}
		this.sentenceEnded |= ".!?…;\n".indexOf(c) >= 0;
	}

	private boolean isInWord(int position) {
		return position > 0 && isLetter(position - 1) && position + 1 < this.text.length() && isLetter(position + 1);
	}

	private void word(String word) {
		boolean capital = Character.isUpperCase(word.codePointAt(0));
		if (this.sentenceEnded && (capital || Character.isDigit(word.codePointAt(0)))) {
			this.sentence++;
		}
		this.sentenceEnded = false;
		for (String part : parts(word.toLowerCase(Locale.ROOT))) {
			this.tokens.add(new Token(part, capital, this.sentence, this.clauseEnded));
			this.clauseEnded = false;
		}
	}

	private static List<String> parts(String word) {
		String unmarked = UNMARKED.get(word);
		if (unmarked != null) {
			return List.of(unmarked, "not");
		}
		int apostrophe = word.indexOf('\'');
		if (apostrophe < 0) {
			return List.of(word);
		}
		if (word.endsWith("n't")) {
			String verb = word.substring(0, word.length() - 3);
			return List.of(NEGATED.getOrDefault(verb, verb), "not");
		}
		String end = word.substring(apostrophe + 1);
		return List.of(word.substring(0, apostrophe), CONTRACTIONS.getOrDefault(end, "'" + end));
	}

}
