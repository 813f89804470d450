package dev.novadraw.worker.ai.provider;

import java.util.Map;
import java.util.Objects;

/**
 * The ways to all providers in use, by name.
 *
 * @param byProvider the ways
 * @param rehearsal the way of jobs of clients that only try things out
 */
public record RouteRegistry(Map<String, Route> byProvider, Route rehearsal) {

	public RouteRegistry {
		byProvider = Map.copyOf(byProvider);
	}

	public Route to(String provider) {
		return Objects.requireNonNull(this.byProvider.get(provider), provider);
	}

}
