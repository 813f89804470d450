package dev.novadraw.gateway.client;

/**
 * What the operator asked for cannot be done, and the message says what can.
 */
final class Refused extends RuntimeException {

	private static final long serialVersionUID = 1L;

	Refused(String message) {
		super(message, null, false, false);
	}

}
