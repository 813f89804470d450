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
 * The partial result of a job on its way through Kafka, encrypted with a key that only
 * the job's row holds. Everyone who may read the row may read the report. Once the row is
 * removed, the report is unreadable, even if a log still holds it.
 *
 * @param job the id of the job
 * @param token the token of the attempt; reports with a lower token than one already
 * received are stale
 * @param seq the number of the report in its attempt, from 1
 * @param sealed the encrypted partial result, as JSON
 */
@SuppressWarnings("ArrayRecordComponent")
public record ProgressReport(JobId job, long token, int seq, byte[] sealed) {

	private static final String CIPHER = "AES/GCM/NoPadding";

	private static final int TAG_BITS = 128;

	/**
	 * Encrypts a partial result.
	 * @param key the key of the job; never used twice with the same token and number
	 */
	public static ProgressReport of(JobId job, UUID key, long token, int seq, Object partial) {
		try {
			return new ProgressReport(job, token, seq,
					cipher(Cipher.ENCRYPT_MODE, key, token, seq).doFinal(Json.MAPPER.writeValueAsBytes(partial)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This JVM does not support the encryption of partial text", ex);
		}
	}

	/**
	 * Decrypts the partial result.
	 * @return the partial result; empty if the report was encrypted with another key, was
	 * altered, or exceeds the limits of {@link Json}
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

	// Token and number together are unique for each report, as required of a nonce.
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
