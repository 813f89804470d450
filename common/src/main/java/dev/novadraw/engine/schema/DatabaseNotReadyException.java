package dev.novadraw.engine.schema;

/**
 * Thrown if the database cannot be used as it is; the message contains the remedy.
 */
public final class DatabaseNotReadyException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String reason;

	private final String remedy;

	DatabaseNotReadyException(String reason, String remedy) {
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
