package dev.novadraw.worker.ai.provider;

import java.util.Map;
import java.util.Objects;

/**
 * The routes to all providers in use.
 *
 * @param byProvider the routes, by name of the provider
 * @param test the route for the jobs of test clients
 */
public record RouteRegistry(Map<String, Route> byProvider, Route test) {

	public RouteRegistry {
		byProvider = Map.copyOf(byProvider);
	}

	public Route to(String provider) {
		return Objects.requireNonNull(this.byProvider.get(provider), provider);
	}

}
