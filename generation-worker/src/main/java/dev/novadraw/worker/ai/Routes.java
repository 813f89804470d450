package dev.novadraw.worker.ai;

import java.util.Map;
import java.util.Objects;

/**
 * The ways to all providers in use, by name.
 */
record Routes(Map<String, Route> byProvider) {

	Routes {
		byProvider = Map.copyOf(byProvider);
	}

	Route to(String provider) {
		return Objects.requireNonNull(this.byProvider.get(provider), provider);
	}

}
