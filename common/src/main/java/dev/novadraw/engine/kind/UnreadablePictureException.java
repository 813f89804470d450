package dev.novadraw.engine.kind;

import java.io.Serial;

/**
 * Thrown if the bytes of a picture cannot be decoded; another attempt would fail, too.
 */
public final class UnreadablePictureException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	public UnreadablePictureException(String message) {
		super(message);
	}

	public UnreadablePictureException(String message, Throwable cause) {
		super(message, cause);
	}

}
