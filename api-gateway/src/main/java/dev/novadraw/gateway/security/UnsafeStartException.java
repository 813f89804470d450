package dev.novadraw.gateway.security;

/**
 * The gateway does not start the way it was told to, and its message says what to do.
 */
public final class UnsafeStartException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String reason;

	private final String remedy;

	UnsafeStartException(String reason, String remedy) {
		super(reason + " " + remedy);
		this.reason = reason;
		this.remedy = remedy;
	}

	/**
	 * What is wrong.
	 */
	public String reason() {
		return this.reason;
	}

	/**
	 * What to do.
	 */
	public String remedy() {
		return this.remedy;
	}

}
