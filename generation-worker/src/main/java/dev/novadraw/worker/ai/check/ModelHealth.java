package dev.novadraw.worker.ai.check;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

import dev.novadraw.worker.ai.provider.Route;
import dev.novadraw.worker.ai.provider.RouteRegistry;

/**
 * Health details about models that have retired or retire soon. They are never a reason
 * to take the process out of service: another model of the chain may answer.
 */
public final class ModelHealth implements HealthIndicator {

	private final RouteRegistry routes;

	private final Supplier<LocalDate> today;

	public ModelHealth(RouteRegistry routes, Supplier<LocalDate> today) {
		this.routes = routes;
		this.today = today;
	}

	@Override
	public Health health() {
		Health.Builder health = Health.up();
		this.routes.byProvider().values().forEach((route) -> describe(route, health));
		return health.build();
	}

	private void describe(Route route, Health.Builder health) {
		List<String> retirements = ModelNotices.retirements(route, this.today.get());
		if (!retirements.isEmpty()) {
			health.withDetail(route.provider(), retirements);
		}
	}

}
