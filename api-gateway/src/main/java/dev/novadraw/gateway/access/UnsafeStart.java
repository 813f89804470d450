package dev.novadraw.gateway.access;

/**
 * The gateway does not start the way it was told to, and its message says what to do.
 */
public final class UnsafeStart extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UnsafeStart(String message) {
		super(message);
	}

}
