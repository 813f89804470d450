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
 * A secret that opens doors: what it is for, 178 bits of chance, and a checksum that
 * finds typing errors without asking anybody. What is kept of it is a hash.
 *
 * @param type what it is for
 * @param text the whole of it
 */
public record Token(Type type, String text) {

	/**
	 * What a token is for.
	 */
	public enum Type {

		/** A key of a client. */
		LIVE,

		/** A key of a client that only tries things out. */
		TEST,

		/** For a phone or browser of one end user, for minutes. */
		USER,

		/** For one stream of events, once. */
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

	private static final SecureRandom CHANCE = new SecureRandom();

	/**
	 * Makes a new one.
	 */
	public static Token create(Type type) {
		StringBuilder secret = new StringBuilder(type.prefix());
		CHANCE.ints(SECRET_LENGTH, 0, ALPHABET.length()).mapToObj(ALPHABET::charAt).forEach(secret::append);
		return new Token(type, secret + "_" + sum(secret.toString()));
	}

	/**
	 * Reads one that somebody sent; empty when it cannot be one of ours.
	 */
	public static Optional<Token> parse(String text) {
		Matcher matcher = FORM.matcher(text);
		if (!matcher.matches() || !sum(text.substring(0, matcher.end(2))).equals(matcher.group(3))) {
			return Optional.empty();
		}
		return Optional.of(new Token(Type.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)), text));
	}

	/**
	 * The part that may be shown and logged, by which people recognise it.
	 */
	public String id() {
		int start = this.type.prefix().length();
		return this.text.substring(start, start + ID_LENGTH);
	}

	/**
	 * What is stored of it: 32 bytes from which nobody gets it back.
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
