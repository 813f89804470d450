package dev.novadraw.engine.log;

import org.jspecify.annotations.Nullable;

/**
 * Writes control characters as escapes, so that a client's text cannot start a log line
 * or move the cursor of a terminal.
 */
final class ControlCharacters {

	private ControlCharacters() {
	}

	static @Nullable String escaped(@Nullable String text) {
		if (text == null || text.chars().noneMatch(ControlCharacters::isControlCharacter)) {
			return text;
		}
		StringBuilder escaped = new StringBuilder();
		text.chars().forEach((character) -> append((char) character, escaped));
		return escaped.toString();
	}

	private static void append(char character, StringBuilder escaped) {
		switch (character) {
			case '\n' -> escaped.append("\\n");
			case '\r' -> escaped.append("\\r");
			case '\t' -> escaped.append("\\t");
			default -> {
				if (isControlCharacter(character)) {
					escaped.append("\\u%04x".formatted((int) character));
				}
				else {
					escaped.append(character);
				}
			}
		}
	}

	// Includes characters that look like line ends or change the direction of the text.
	private static boolean isControlCharacter(int character) {
		return Character.isISOControl(character) || character == '\u2028' || character == '\u2029'
				|| character >= '\u202a' && character <= '\u202e' || character >= '\u2066' && character <= '\u2069';
	}

}
