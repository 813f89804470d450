package dev.novadraw.gateway.client;

/**
 * What the operator asked for cannot be done, and the message says what can.
 */
final class CommandException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	CommandException(String message) {
		super(message, null, false, false);
	}

}
