package dev.novadraw.kind.text.rule;

import java.util.Optional;

import dev.novadraw.engine.kind.Language;
import dev.novadraw.kind.text.Names;
import dev.novadraw.kind.text.PlainText;

/**
 * The rules that a text of any length keeps if it may be shown to a child.
 */
public final class SafeText {

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
		return this.blockList.find(text, language, this.names)
			.map((find) -> "%s: %s".formatted(find.theme(), find.words()));
	}

}
