package dev.novadraw.worker.ai.call;

import dev.novadraw.engine.job.AttemptCall;
import dev.novadraw.engine.job.Spending;
import dev.novadraw.worker.ai.budget.CallBudget;
import dev.novadraw.worker.ai.provider.Route;

/**
 * What the worker has to know about providers, and they about it.
 */
public final class ProviderRouting {

	private final Router router;

	private final CallBudget budget;

	public ProviderRouting(Router router, CallBudget budget) {
		this.router = router;
		this.budget = budget;
	}

	/**
	 * Where the calls of this worker go as things are, for limits and pauses by provider
	 * and model.
	 */
	public ModelRoute route() {
		Route usual = this.router.usual();
		return new ModelRoute(usual.provider(), usual.model());
	}

	/**
	 * Says that what an attempt has spent is thrown away; calls that failed were booked
	 * as such when they ended.
	 */
	public void waste(String client, Spending spent) {
		spent.calls().stream().filter((call) -> call.error() == null).forEach((call) -> waste(client, call));
	}

	private void waste(String client, AttemptCall call) {
		if (call.costMicros() > 0 && call.day() != null && call.provider() != null && call.model() != null) {
			this.budget.waste(call.day(), client, call.provider(), call.model(), call.costMicros());
		}
	}

}
