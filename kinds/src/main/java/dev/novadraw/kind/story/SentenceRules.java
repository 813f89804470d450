package dev.novadraw.kind.story;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.kind.Language;
import dev.novadraw.kind.text.BlockList;
import dev.novadraw.kind.text.PlainText;
import dev.novadraw.kind.text.StopWords;

/**
 * The rules of a story that a few sentences can keep or break by themselves.
 */
final class SentenceRules {

	private static final BlockList BLOCK_LIST = new BlockList();

	private static final StopWords STOP_WORDS = new StopWords();

	private final PlainText plain;

	SentenceRules(@Nullable String heroName) {
		this.plain = new PlainText(heroName);
	}

	/**
	 * Whether a sentence may be shown after what was shown before it.
	 */
	boolean allow(String before, String sentence, Language language) {
		String text = before + " " + sentence;
		return this.plain.strangers(text).isEmpty() && !PlainText.hasContact(text) && !PlainText.hasCipher(text)
				&& !StoryPrompt.isQuotedIn(text) && BLOCK_LIST.find(text, language).isEmpty()
				&& STOP_WORDS.mayBe(text, language) && !STOP_WORDS.isForeign(sentence, language);
	}

}
