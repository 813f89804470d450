package dev.novadraw.gateway.body;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A decoder of text in the charset that its Content-Type names, or else in UTF-8.
 */
public final class TextDecoding {

	private static final Pattern CHARSET = Pattern.compile(";\\s*+charset=\"?([^\";\\s]*+)", Pattern.CASE_INSENSITIVE);

	private static final int MAX_NAME_LENGTH = 40;

	private TextDecoding() {
	}

	/**
	 * The exception for text that cannot be decoded.
	 */
	public static final class UndecodableText extends Exception {

		private static final long serialVersionUID = 1L;

		private final String detail;

		UndecodableText(String detail, Exception cause) {
			super(detail, cause);
			this.detail = detail;
		}

		/**
		 * Returns a description of the error and its remedy.
		 */
		public String detail() {
			return this.detail;
		}

	}

	/**
	 * Decodes text.
	 * @throws UndecodableText if the charset is unknown or the bytes are invalid in it
	 */
	public static String decode(byte[] text, @Nullable String contentType) throws UndecodableText {
		String name = charset(contentType);
		Charset charset = (name != null) ? known(name) : StandardCharsets.UTF_8;
		try {
			return charset.newDecoder().decode(ByteBuffer.wrap(text)).toString();
		}
		catch (CharacterCodingException ex) {
			throw new UndecodableText(
					"The text is not in %s. Send UTF-8, or name its charset in the Content-Type, as in text/plain; charset=ISO-8859-1."
						.formatted(charset.name()),
					ex);
		}
	}

	/**
	 * Returns the charset that a Content-Type names, null if it names none.
	 */
	public static @Nullable String charset(@Nullable String contentType) {
		Matcher charset = CHARSET.matcher((contentType != null) ? contentType : "");
		return charset.find() ? charset.group(1) : null;
	}

	private static Charset known(String name) throws UndecodableText {
		try {
			return Charset.forName(name);
		}
		catch (IllegalCharsetNameException | UnsupportedCharsetException ex) {
			throw new UndecodableText("Unknown charset '%s'. Send UTF-8."
				.formatted(name.substring(0, Math.min(name.length(), MAX_NAME_LENGTH))), ex);
		}
	}

}
