package dev.novadraw.kind.story;

import java.text.Normalizer;
import java.util.List;

import dev.novadraw.engine.kind.Language;
import dev.novadraw.engine.text.TextLength;
import dev.novadraw.kind.text.Names;
import dev.novadraw.kind.text.Sentences;
import dev.novadraw.kind.text.StopWords;
import dev.novadraw.kind.text.Words;
import dev.novadraw.kind.text.rule.SafeText;

/**
 * The finished sentences of a text that is still being written, as far as they pass the
 * rules that can be checked early. After the first sentence that fails, nothing more is
 * shown.
 */
final class SafeSentences {

	/**
	 * The maximum length of a sentence; a longer one ends the text, so it costs no more
	 * checks.
	 */
	private static final int MAX_LENGTH = 600;

	/**
	 * The number of characters before a sentence that are checked again with it; longer
	 * than any blocked phrase that a sentence boundary could split.
	 */
	private static final int RECHECKED_LENGTH = 120;

	private final Language language;

	private final Rules rules;

	private final StringBuilder shown = new StringBuilder();

	private final StringBuilder unfinished = new StringBuilder();

	private String latest = "";

	private int count;

	private boolean stopped;

	SafeSentences(Language language, Rules rules) {
		this.language = language;
		this.rules = rules;
	}

	void letter(char written) {
		char letter = plain(written);
		if (this.stopped || isNoMoreThanSpace(letter)) {
			return;
		}
		if (!isSpace(letter) && endsWithSpace() && beginsSentence(letter)) {
			show();
		}
		this.unfinished.append(letter);
		this.stopped |= this.unfinished.length() > MAX_LENGTH;
	}

	/**
	 * Marks the end of the text and checks the last sentence.
	 */
	void end() {
		if (!this.stopped) {
			show();
		}
		this.stopped = true;
	}

	// Same replacements as in the finished story. Other white space is not allowed in
	// one.
	private static char plain(char letter) {
		return switch (letter) {
			case '\t', '\u00a0', '\u2009', '\u202f' -> ' ';
			case '\r' -> '\n';
			default -> letter;
		};
	}

	private boolean isNoMoreThanSpace(char letter) {
		return isSpace(letter) && (this.unfinished.isEmpty() || endsWith('\n') || (letter == ' ' && endsWith(' ')));
	}

	private static boolean isSpace(char letter) {
		return letter == ' ' || letter == '\n';
	}

	private boolean endsWithSpace() {
		return endsWith(' ') || endsWith('\n');
	}

	private boolean endsWith(char letter) {
		return !this.unfinished.isEmpty() && this.unfinished.charAt(this.unfinished.length() - 1) == letter;
	}

	private boolean beginsSentence(char letter) {
		return Sentences.of(this.unfinished + Character.toString(letter))
			.paragraphs()
			.stream()
			.mapToInt(List::size)
			.sum() > 1;
	}

	private void show() {
		if (this.unfinished.isEmpty()) {
			return;
		}
		String sentence = Normalizer.normalize(this.unfinished, Normalizer.Form.NFC);
		if (!isAllowed(sentence.replace('\n', ' '))) {
			this.stopped = true;
			return;
		}
		this.shown.append(sentence.strip()).append((sentence.indexOf('\n') >= 0) ? "\n\n" : " ");
		this.count++;
		this.unfinished.setLength(0);
	}

	private boolean isAllowed(String sentence) {
		String before = this.latest;
		this.latest = lastWords(before + " " + sentence);
		return this.count < VersionRules.MAX_WORDS
				&& TextLength.of(this.shown) + TextLength.of(sentence) <= VersionRules.MAX_TEXT
				&& this.rules.allow(before, sentence, this.language);
	}

	private static String lastWords(String text) {
		return (text.length() <= RECHECKED_LENGTH) ? text
				: text.substring(text.indexOf(' ', text.length() - RECHECKED_LENGTH) + 1);
	}

	/**
	 * Returns the number of sentences that may be shown so far.
	 */
	int count() {
		return this.count;
	}

	/**
	 * Returns the text that may be shown so far.
	 */
	String shown() {
		return this.shown.toString().strip();
	}

	/**
	 * The rules of a story that can be checked on a few sentences alone.
	 */
	static final class Rules {

		private static final StopWords STOP_WORDS = new StopWords();

		private final SafeText safe;

		private final Names names;

		Rules(Names names) {
			this.names = names;
			this.safe = new SafeText(names);
		}

		/**
		 * Returns true if a sentence may be shown after the text before it.
		 */
		boolean allow(String before, String sentence, Language language) {
			String text = before + " " + sentence;
			return this.safe.fault(text, language).isEmpty() && !StoryPrompt.isQuotedIn(text)
					&& STOP_WORDS.mayBe(this.names.without(Words.of(text)), language)
					&& !STOP_WORDS.isForeign(this.names.without(Words.of(sentence)), language);
		}

	}

}
