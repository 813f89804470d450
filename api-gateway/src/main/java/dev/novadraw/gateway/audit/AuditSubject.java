package dev.novadraw.gateway.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.text.TextLength;

/**
 * The subject of an audit entry. Entries are kept forever, so a user's reference is
 * stored as a digest: erasing the user leaves no reference behind.
 */
final class AuditSubject {

	private static final int MAX_LENGTH = 90;

	private static final int DIGEST_LENGTH = 32;

	private AuditSubject() {
	}

	/**
	 * Returns the subject for a variable of the request path.
	 */
	static String of(String client, String variable, String value) {
		return switch (variable) {
			case "user" -> "user:" + digest(client + "/" + value);
			case "id" -> JobId.parse(value).map(JobId::toString).orElse("no-id");
			default -> TextLength.cut(value, MAX_LENGTH);
		};
	}

	private static String digest(String text) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest).substring(0, DIGEST_LENGTH);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
