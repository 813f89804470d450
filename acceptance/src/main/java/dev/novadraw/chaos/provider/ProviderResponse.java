package dev.novadraw.chaos.provider;

import java.time.Duration;

/**
 * The response of the AI provider to a call.
 */
public sealed interface ProviderResponse {

	/** A valid story, after a delay. */
	record Story(Duration after) implements ProviderResponse {
	}

	/** An error. */
	record Failure(int status) implements ProviderResponse {
	}

	/** An answer of {@code bytes} bytes that is not a story. */
	record Oversized(int bytes) implements ProviderResponse {
	}

	/** A JSON answer with {@code depth} levels of nesting. */
	record DeeplyNested(int depth) implements ProviderResponse {
	}

}
