package dev.novadraw.worker.ai;

import dev.novadraw.job.Spending;

/**
 * What the worker has to know about providers, and they about it.
 */
public final class Providers {

	private final Router router;

	private final CallBudget budget;

	Providers(Router router, CallBudget budget) {
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
	 * Says that what an attempt has spent is thrown away.
	 */
	public void waste(String client, Spending spent) {
		if (spent.costMicros() > 0 && spent.provider() != null && spent.model() != null) {
			this.budget.waste(client, spent.provider(), spent.model(), spent.costMicros());
		}
	}

}
