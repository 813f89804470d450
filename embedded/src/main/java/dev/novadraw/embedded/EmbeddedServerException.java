package dev.novadraw.embedded;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

/**
 * An embedded server could not be started; the message says what is wrong and the way
 * out.
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
