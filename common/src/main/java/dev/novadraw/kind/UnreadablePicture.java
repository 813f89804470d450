package dev.novadraw.kind;

import java.io.Serial;

/**
 * The bytes of a picture cannot be looked at, and trying again will not change that.
 */
public final class UnreadablePicture extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	public UnreadablePicture(String message) {
		super(message);
	}

	public UnreadablePicture(String message, Throwable cause) {
		super(message, cause);
	}

}
