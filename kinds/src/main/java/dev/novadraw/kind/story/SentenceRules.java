package dev.novadraw.kind.story;

import dev.novadraw.engine.kind.Language;
import dev.novadraw.kind.text.Names;
import dev.novadraw.kind.text.StopWords;
import dev.novadraw.kind.text.Words;
import dev.novadraw.kind.text.rule.SafeText;

/**
 * The rules of a story that can be checked on a few sentences alone.
 */
final class SentenceRules {

	private static final StopWords STOP_WORDS = new StopWords();

	private final SafeText safe;

	private final Names names;

	SentenceRules(Names names) {
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
