package dev.novadraw.engine.text;

/**
 * The length of a text in characters, as OpenAPI's {@code maxLength} and PostgreSQL count
 * them: in code points, so that no character counts twice.
 */
public final class TextLength {

	private TextLength() {
	}

	public static int of(CharSequence text) {
		return Character.codePointCount(text, 0, text.length());
	}

	/**
	 * Returns the first characters of a text, or all of it if it is not longer.
	 */
	public static String cut(String text, int maxLength) {
		return (of(text) > maxLength) ? text.substring(0, text.offsetByCodePoints(0, maxLength)) : text;
	}

}
