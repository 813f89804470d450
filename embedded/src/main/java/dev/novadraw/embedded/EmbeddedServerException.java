package dev.novadraw.embedded;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

/**
 * The failure to start an embedded server; the message states the cause and the remedy
 * for the user.
 */
public final class EmbeddedServerException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	public EmbeddedServerException(String message) {
		super(message);
	}

	public EmbeddedServerException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
