package dev.novadraw.worker.ai.wire;

import org.jspecify.annotations.Nullable;

/**
 * A model at a provider, and how to talk to it.
 *
 * @param baseUrl where the provider is
 * @param apiKey the key, if it wants one
 * @param model the provider's name of the model
 * @param temperature how freely it writes; null where the model does not let one choose
 * @param maxTokens the most it may write in one answer
 */
public record Endpoint(String baseUrl, @Nullable String apiKey, String model, @Nullable Double temperature,
		int maxTokens) {

	/**
	 * The key, or something in its place for clients that insist on one.
	 */
	String keyOrNone() {
		return (this.apiKey != null) ? this.apiKey : "none";
	}

	@Override
	public String toString() {
		return "Endpoint[" + this.model + " at " + this.baseUrl + "]";
	}

}
