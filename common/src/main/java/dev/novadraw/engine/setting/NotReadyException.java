package dev.novadraw.engine.setting;

/**
 * Thrown if the program cannot run with its settings or its database as they are; the
 * message contains the remedy.
 */
public final class NotReadyException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String reason;

	private final String remedy;

	public NotReadyException(String reason, String remedy) {
		super(reason + " " + remedy);
		this.reason = reason;
		this.remedy = remedy;
	}

	String reason() {
		return this.reason;
	}

	String remedy() {
		return this.remedy;
	}

}
