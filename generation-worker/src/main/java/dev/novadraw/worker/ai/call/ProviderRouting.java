package dev.novadraw.worker.ai.call;

import dev.novadraw.engine.job.AttemptCall;
import dev.novadraw.engine.job.Spending;
import dev.novadraw.worker.ai.budget.CallBudget;
import dev.novadraw.worker.ai.provider.Route;

/**
 * The worker's access to provider routing and spending.
 */
public final class ProviderRouting {

	private final Router router;

	private final CallBudget budget;

	public ProviderRouting(Router router, CallBudget budget) {
		this.router = router;
		this.budget = budget;
	}

	/**
	 * Returns the model that this worker calls at present, for limits and pauses by
	 * provider and model.
	 */
	public ModelRoute route() {
		Route defaultRoute = this.router.defaultRoute();
		return new ModelRoute(defaultRoute.provider(), defaultRoute.model(), defaultRoute.facts().retires());
	}

	/**
	 * Marks the spending of an attempt as wasted. Failed calls are skipped, because they
	 * were recorded as wasted when they ended.
	 */
	public void markWasted(String client, Spending spent) {
		spent.calls().stream().filter((call) -> call.error() == null).forEach((call) -> markWasted(client, call));
	}

	private void markWasted(String client, AttemptCall call) {
		if (call.costMicros() > 0 && call.day() != null && call.provider() != null && call.model() != null) {
			this.budget.markWasted(call.day(), client, call.provider(), call.model(), call.costMicros());
		}
	}

}
