package dev.novadraw.gateway.security;

/**
 * The exception that prevents an unsafe start. Its message names the remedy.
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
	 * Returns the reason why the start is unsafe.
	 */
	public String reason() {
		return this.reason;
	}

	/**
	 * Returns the remedy.
	 */
	public String remedy() {
		return this.remedy;
	}

}
