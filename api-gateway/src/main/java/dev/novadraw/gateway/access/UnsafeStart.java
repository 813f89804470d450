package dev.novadraw.gateway.access;

/**
 * The gateway does not start the way it was told to, and its message says what to do.
 */
public final class UnsafeStart extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String remedy;

	UnsafeStart(String message, String remedy) {
		super(message + " " + remedy);
		this.remedy = remedy;
	}

	/**
	 * What to do.
	 */
	public String remedy() {
		return this.remedy;
	}

}
