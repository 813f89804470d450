package dev.novadraw.worker.ai.wire;

import org.jspecify.annotations.Nullable;

/**
 * A model of a provider, with the settings to call it.
 *
 * @param baseUrl the base URL of the provider
 * @param apiKey the API key, or null if it needs none
 * @param model the provider's name for the model
 * @param temperature the sampling temperature; null for models that do not accept one
 * @param maxTokens the maximum length of one answer, in tokens
 */
public record Endpoint(String baseUrl, @Nullable String apiKey, String model, @Nullable Double temperature,
		int maxTokens) {

	/**
	 * Returns the key, or a placeholder for clients that require one.
	 */
	String keyOrNone() {
		return (this.apiKey != null) ? this.apiKey : "none";
	}

	@Override
	public String toString() {
		return "Endpoint[" + this.model + " at " + this.baseUrl + "]";
	}

}
