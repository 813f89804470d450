package dev.novadraw.kind.story;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.kind.Language;
import dev.novadraw.kind.text.BlockList;
import dev.novadraw.kind.text.PlainText;
import dev.novadraw.kind.text.StopWords;

/**
 * The rules of a story that can be checked on a few sentences alone.
 */
final class SentenceRules {

	private static final BlockList BLOCK_LIST = new BlockList();

	private static final StopWords STOP_WORDS = new StopWords();

	private final PlainText plain;

	SentenceRules(@Nullable String heroName) {
		this.plain = new PlainText(heroName);
	}

	/**
	 * Returns true if a sentence may be shown after the text before it.
	 */
	boolean allow(String before, String sentence, Language language) {
		String text = before + " " + sentence;
		return this.plain.disallowedCharacters(text).isEmpty() && !PlainText.hasContact(text)
				&& !PlainText.hasCipher(text) && !StoryPrompt.isQuotedIn(text)
				&& BLOCK_LIST.find(text, language).isEmpty() && STOP_WORDS.mayBe(text, language)
				&& !STOP_WORDS.isForeign(sentence, language);
	}

}
