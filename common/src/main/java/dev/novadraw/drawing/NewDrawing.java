package dev.novadraw.drawing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A drawing that was checked and is about to be stored.
 *
 * @param mediaType {@code image/png}, {@code image/jpeg} or {@code image/webp}, as its
 * bytes say
 * @param width in pixels, as stored in the file
 * @param height in pixels, as stored in the file
 * @param content the file
 */
@SuppressWarnings("ArrayRecordComponent")
public record NewDrawing(String mediaType, int width, int height, byte[] content) {

	byte[] sha256() {
		try {
			return MessageDigest.getInstance("SHA-256").digest(this.content);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	@Override
	public String toString() {
		return "NewDrawing[%s, %d x %d, %d bytes]".formatted(this.mediaType, this.width, this.height,
				this.content.length);
	}

}
