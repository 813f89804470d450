package dev.novadraw.worker.attempt;

import java.time.Duration;
import java.util.Set;

import dev.novadraw.engine.job.Lease;
import dev.novadraw.engine.lifecycle.ClaimRepository;
import dev.novadraw.engine.loop.WorkLoop;

/**
 * A loop that polls for cancellations of running jobs, and stops their attempts.
 */
public final class CancelWatch extends WorkLoop {

	private static final Duration INTERVAL = Duration.ofMillis(250);

	private static final Duration MAX_IDLE_INTERVAL = Duration.ofSeconds(1);

	private final String worker;

	private final ClaimRepository claims;

	private final WorkerSlots slots;

	public CancelWatch(String worker, ClaimRepository claims, WorkerSlots slots) {
		super("cancel watch of " + worker, INTERVAL, INTERVAL, MAX_IDLE_INTERVAL);
		this.worker = worker;
		this.claims = claims;
		this.slots = slots;
	}

	@Override
	protected boolean step() {
		if (!this.slots.running().isEmpty()) {
			stayAwake();
			Set<Lease> canceled = this.claims.cancelRequested(this.worker);
			this.slots.running()
				.stream()
				.filter((attempt) -> canceled.contains(attempt.claim().lease()))
				.forEach((attempt) -> attempt.stop(Attempt.Stop.CANCELED));
		}
		return false;
	}

}
