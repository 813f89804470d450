package dev.novadraw.worker.hint;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import dev.novadraw.engine.job.Claim;
import dev.novadraw.engine.job.Hint;
import dev.novadraw.engine.lifecycle.ClaimRepository;

/**
 * The claims of all workers of this process, one at a time. Two concurrent claims could
 * each take a suspect job, because neither would see the other's.
 */
public final class ProcessClaims {

	private final ReentrantLock lock = new ReentrantLock();

	private final ClaimRepository jobs;

	private final Set<String> kinds;

	private final Duration lease;

	/**
	 * Creates claims.
	 * @param kinds the names of the kinds that the workers can run
	 * @param lease the time that a job stays claimed without a heartbeat
	 */
	public ProcessClaims(ClaimRepository jobs, Set<String> kinds, Duration lease) {
		this.jobs = jobs;
		this.kinds = kinds;
		this.lease = lease;
	}

	public List<Claim> claim(Collection<Hint> hints, String worker) {
		return locked(() -> this.jobs.claim(hints, this.kinds, worker, this.lease));
	}

	ClaimRepository.UnclaimedBatch claimUnclaimed(Duration minAge, Duration lookback, int max, String worker) {
		return locked(() -> this.jobs.claimUnclaimed(minAge, lookback, this.kinds, max, worker, this.lease));
	}

	private <T> T locked(Supplier<T> claim) {
		this.lock.lock();
		try {
			return claim.get();
		}
		finally {
			this.lock.unlock();
		}
	}

}
