package dev.novadraw.worker.ai.http;

import java.io.IOException;
import java.io.Serial;

import dev.novadraw.worker.ai.answer.ProviderError;

/**
 * An error response from a provider. Its body is not kept, because it may quote what a
 * child wrote or drew.
 */
public final class ProviderHttpException extends IOException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final transient ProviderError error;

	ProviderHttpException(ProviderError error) {
		super("HTTP status " + error.status());
		this.error = error;
	}

	public int status() {
		return this.error.status();
	}

	public ProviderError error() {
		return this.error;
	}

}
