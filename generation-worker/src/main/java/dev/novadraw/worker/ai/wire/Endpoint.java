package dev.novadraw.worker.ai.wire;

import org.jspecify.annotations.Nullable;

import dev.novadraw.worker.ai.model.Dials;

/**
 * A model of a provider, with the settings to call it.
 *
 * @param baseUrl the base URL of the provider
 * @param apiKey the API key, or null if it needs none
 * @param model the provider's name for the model
 * @param dials the parameters of calls
 */
public record Endpoint(String baseUrl, @Nullable String apiKey, String model, Dials dials) {

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
