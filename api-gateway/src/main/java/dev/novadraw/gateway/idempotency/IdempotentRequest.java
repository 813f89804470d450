package dev.novadraw.gateway.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.problem.ProblemCode;
import dev.novadraw.gateway.problem.ApiProblem;

/**
 * The identity of a request that may be repeated.
 *
 * @param digest the digest of operation, end user and key
 * @param fingerprint the digest of the content
 */
@SuppressWarnings("ArrayRecordComponent")
public record IdempotentRequest(byte[] digest, byte[] fingerprint) {

	public static final String HEADER = "Idempotency-Key";

	public static final int MAX_LENGTH = 255;

	private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e](?:[\\x20-\\x7e]*[\\x21-\\x7e])?");

	/**
	 * Reads the header; null without it, and then a repeated request is not detected.
	 * @param operation the method and path
	 * @param sent all content that distinguishes this request from others
	 */
	public static @Nullable IdempotentRequest of(HttpHeaders headers, String operation, Owner owner, Object... sent) {
		String key = key(headers);
		if (key == null) {
			return null;
		}
		String user = (owner.user() != null) ? owner.user() : "";
		return new IdempotentRequest(digest(operation, user, key), digest(sent));
	}

	/**
	 * Returns the key in the header, null without it.
	 */
	public static @Nullable String key(HttpHeaders headers) {
		String value = headers.getFirst(HEADER);
		return (value != null) ? key(value.strip()) : null;
	}

	// The draft standard requires a quoted string; most clients send it without quotes.
	private static String key(String value) {
		boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
		String key = quoted ? value.substring(1, value.length() - 1) : value;
		if (key.length() > MAX_LENGTH || !PRINTABLE.matcher(key).matches()) {
			throw new ApiProblem(ProblemCode.INVALID_IDEMPOTENCY_KEY,
					"Must have 1 to %d printable ASCII characters. Use a new UUID for each request."
						.formatted(MAX_LENGTH))
				.in(HEADER);
		}
		return key;
	}

	private static byte[] digest(Object... parts) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			for (Object part : parts) {
				byte[] bytes = (part instanceof byte[] raw) ? raw : part.toString().getBytes(StandardCharsets.UTF_8);
				digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
				digest.update(bytes);
			}
			return digest.digest();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
