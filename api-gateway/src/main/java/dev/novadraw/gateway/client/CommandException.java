package dev.novadraw.gateway.client;

/**
 * A command that is not possible. The message names an alternative.
 */
public final class CommandException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	CommandException(String message) {
		super(message, null, false, false);
	}

}
