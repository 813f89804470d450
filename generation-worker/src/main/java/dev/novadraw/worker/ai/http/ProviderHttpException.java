package dev.novadraw.worker.ai.http;

import java.io.IOException;
import java.io.Serial;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * An error response from a provider. Its body is not kept, because it may quote what a
 * child wrote or drew.
 */
public final class ProviderHttpException extends IOException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final int status;

	private final transient @Nullable Duration retryAfter;

	private final boolean outOfCredit;

	ProviderHttpException(int status, @Nullable Duration retryAfter, boolean outOfCredit) {
		super("HTTP status " + status);
		this.status = status;
		this.retryAfter = retryAfter;
		this.outOfCredit = outOfCredit;
	}

	public int status() {
		return this.status;
	}

	/**
	 * Returns the wait that the provider asked for, or null.
	 */
	public @Nullable Duration retryAfter() {
		return this.retryAfter;
	}

	/**
	 * Returns true if the account has no credit or quota left, so that waiting does not
	 * help.
	 */
	public boolean outOfCredit() {
		return this.outOfCredit;
	}

}
