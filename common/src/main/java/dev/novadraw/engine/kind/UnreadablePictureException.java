package dev.novadraw.engine.kind;

import java.io.Serial;

/**
 * The bytes of a picture cannot be looked at, and trying again will not change that.
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
