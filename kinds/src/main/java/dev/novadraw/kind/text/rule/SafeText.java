package dev.novadraw.kind.text.rule;

import java.util.List;
import java.util.Optional;

import dev.novadraw.engine.kind.Language;
import dev.novadraw.kind.text.Names;
import dev.novadraw.kind.text.PlainText;
import dev.novadraw.kind.text.Sentences;
import dev.novadraw.kind.text.StopWords;
import dev.novadraw.kind.text.Words;

/**
 * The rules that a text of any length keeps if it may be shown to a child.
 */
public final class SafeText {

	private static final StopWords STOP_WORDS = new StopWords();

	private final BlockList blockList = new BlockList();

	private final Names names;

	private final PlainText plain;

	/**
	 * Creates the rules for texts in which names may occur.
	 */
	public SafeText(Names names) {
		this.names = names;
		this.plain = new PlainText(names);
	}

	/**
	 * Returns what makes a text unsafe, with its theme first; empty if it is safe.
	 */
	public Optional<String> fault(String text, Language language) {
		if (!this.plain.disallowedCharacters(text).isEmpty() || PlainText.hasCipher(text)) {
			return Optional.of("characters");
		}
		if (PlainText.hasContact(text)) {
			return Optional.of("contact");
		}
		if (hasForeignSentence(text, language)) {
			return Optional.of("language");
		}
		return this.blockList.find(text, language, this.names)
			.map((find) -> "%s: %s".formatted(find.theme(), find.words()));
	}

	private boolean hasForeignSentence(String text, Language language) {
		return Sentences.of(text)
			.paragraphs()
			.stream()
			.flatMap(List::stream)
			.map((sentence) -> this.names.without(Words.of(sentence)))
			.anyMatch((words) -> STOP_WORDS.isForeign(words, language) || STOP_WORDS.isWhollyForeign(words, language));
	}

}
