package dev.novadraw.engine.progress;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.UUID;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.json.Json;

/**
 * What there is of a job's result so far, as it travels over Kafka: sealed with a key
 * that stands in the job's row alone. Who may read the row may read the report, and once
 * the row is gone nobody can, whatever is left in a log.
 *
 * @param job whose result it is
 * @param token of the attempt; who has heard of a greater one ignores this
 * @param seq counts the reports of an attempt, from 1
 * @param sealed the result so far, as sealed JSON
 */
@SuppressWarnings("ArrayRecordComponent")
public record ProgressReport(JobId job, long token, int seq, byte[] sealed) {

	private static final String CIPHER = "AES/GCM/NoPadding";

	private static final int TAG_BITS = 128;

	/**
	 * Seals what there is so far.
	 * @param key of the job; never used twice with the same token and number
	 */
	public static ProgressReport of(JobId job, UUID key, long token, int seq, Object partial) {
		try {
			return new ProgressReport(job, token, seq,
					cipher(Cipher.ENCRYPT_MODE, key, token, seq).doFinal(Json.MAPPER.writeValueAsBytes(partial)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This JVM cannot seal anything", ex);
		}
	}

	/**
	 * Opens it; nothing comes of a report that was sealed with another key, changed on
	 * its way or holds more than this project's JSON may.
	 */
	public Optional<JsonNode> open(UUID key) {
		try {
			byte[] partial = cipher(Cipher.DECRYPT_MODE, key, this.token, this.seq).doFinal(this.sealed);
			return Optional.of(Json.MAPPER.readTree(partial));
		}
		catch (GeneralSecurityException | JacksonException ex) {
			return Optional.empty();
		}
	}

	// Token and number together are new for each report, as the nonce has to be.
	private static Cipher cipher(int mode, UUID key, long token, int seq) throws GeneralSecurityException {
		byte[] secret = ByteBuffer.allocate(16)
			.putLong(key.getMostSignificantBits())
			.putLong(key.getLeastSignificantBits())
			.array();
		byte[] nonce = ByteBuffer.allocate(12).putLong(token).putInt(seq).array();
		Cipher cipher = Cipher.getInstance(CIPHER);
		cipher.init(mode, new SecretKeySpec(secret, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
		return cipher;
	}

	@Override
	public String toString() {
		return "ProgressReport[%s, token %d, %d]".formatted(this.job, this.token, this.seq);
	}

}
