package dev.novadraw.worker.ai.http;

import java.io.IOException;
import java.io.Serial;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * A provider answered with something else than success. What it wrote about it is not
 * kept: it may quote what a child wrote or drew.
 */
public final class ProviderHttpException extends IOException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final int status;

	private final transient @Nullable Duration retryAfter;

	private final boolean outOfMoney;

	ProviderHttpException(int status, @Nullable Duration retryAfter, boolean outOfMoney) {
		super("HTTP status " + status);
		this.status = status;
		this.retryAfter = retryAfter;
		this.outOfMoney = outOfMoney;
	}

	public int status() {
		return this.status;
	}

	/**
	 * How long the provider asks to be left alone.
	 */
	public @Nullable Duration retryAfter() {
		return this.retryAfter;
	}

	/**
	 * Whether waiting does not help, because the account has no credit or quota left.
	 */
	public boolean outOfMoney() {
		return this.outOfMoney;
	}

}
