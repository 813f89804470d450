package dev.novadraw.worker.ai;

import dev.novadraw.job.Spending;

/**
 * What one attempt has spent so far. It is bound to the attempt's thread, so that every
 * call is booked where it is made and no generator can forget to.
 */
public final class Ledger {

	/**
	 * The ledger of the attempt this thread works on.
	 */
	public static final ScopedValue<Ledger> CURRENT = ScopedValue.newInstance();

	private Spending spent = Spending.NONE;

	synchronized void book(Spending call) {
		this.spent = this.spent.plus(call);
	}

	public synchronized Spending spent() {
		return this.spent;
	}

}
