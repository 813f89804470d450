package dev.novadraw.gateway.credential;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A secret credential. It consists of a prefix for its type, 178 random bits, and a
 * checksum that detects typing errors without a look-up. Only its hash is stored.
 *
 * @param type the type
 * @param text the complete text
 */
public record Token(Type type, String text) {

	/**
	 * The type of a token.
	 */
	public enum Type {

		/** An API key of a client. */
		LIVE,

		/** An API key of a test client. */
		TEST,

		/** A token for a phone or browser of one end user, valid for minutes. */
		USER,

		/** A ticket for one event stream, valid once. */
		STREAM;

		private String prefix() {
			return "nova_" + name().toLowerCase(Locale.ROOT) + "_";
		}

	}

	private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

	private static final int SECRET_LENGTH = 30;

	private static final int SUM_LENGTH = 6;

	private static final int ID_LENGTH = 8;

	private static final Pattern FORM = Pattern
		.compile("nova_(live|test|user|stream)_([0-9A-Za-z]{30})_([0-9A-Za-z]{6})");

	private static final SecureRandom RANDOM = new SecureRandom();

	/**
	 * Creates a random token.
	 */
	public static Token create(Type type) {
		StringBuilder secret = new StringBuilder(type.prefix());
		RANDOM.ints(SECRET_LENGTH, 0, ALPHABET.length()).mapToObj(ALPHABET::charAt).forEach(secret::append);
		return new Token(type, secret + "_" + sum(secret.toString()));
	}

	/**
	 * Parses a token; empty if its form or checksum is wrong.
	 */
	public static Optional<Token> parse(String text) {
		Matcher matcher = FORM.matcher(text);
		if (!matcher.matches() || !sum(text.substring(0, matcher.end(2))).equals(matcher.group(3))) {
			return Optional.empty();
		}
		return Optional.of(new Token(Type.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)), text));
	}

	/**
	 * Returns the part that may be shown and logged, which identifies the token.
	 */
	public String id() {
		int start = this.type.prefix().length();
		return this.text.substring(start, start + ID_LENGTH);
	}

	/**
	 * Returns the stored hash: 32 bytes, from which the token cannot be recovered.
	 */
	public byte[] hash() {
		return digest(this.text);
	}

	static byte[] digest(String text) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	private static String sum(String text) {
		CRC32 crc = new CRC32();
		crc.update(text.getBytes(StandardCharsets.US_ASCII));
		char[] sum = new char[SUM_LENGTH];
		long rest = crc.getValue();
		for (int i = SUM_LENGTH - 1; i >= 0; i--) {
			sum[i] = ALPHABET.charAt((int) (rest % ALPHABET.length()));
			rest /= ALPHABET.length();
		}
		return new String(sum);
	}

	@Override
	public String toString() {
		return this.type.prefix() + id() + "…";
	}

}
