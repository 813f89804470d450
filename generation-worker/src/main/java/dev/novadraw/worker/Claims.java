package dev.novadraw.worker;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import dev.novadraw.job.Claim;
import dev.novadraw.job.Hint;
import dev.novadraw.job.Jobs;

/**
 * Claims for all workers of this process, one at a time: of two claims at the same moment
 * neither would see the suspect that the other takes.
 */
final class Claims {

	private final ReentrantLock lock = new ReentrantLock();

	private final Jobs jobs;

	private final Set<String> kinds;

	private final Duration lease;

	/**
	 * Prepares claims.
	 * @param kinds what the workers can make
	 * @param lease how long a claimed job stays with its worker without a heartbeat
	 */
	Claims(Jobs jobs, Set<String> kinds, Duration lease) {
		this.jobs = jobs;
		this.kinds = kinds;
		this.lease = lease;
	}

	List<Claim> claim(Collection<Hint> hints, String worker) {
		return alone(() -> this.jobs.claim(hints, this.kinds, worker, this.lease));
	}

	Jobs.Unheard claimUnheard(Duration patience, Duration within, int most, String worker) {
		return alone(() -> this.jobs.claimUnheard(patience, within, this.kinds, most, worker, this.lease));
	}

	private <T> T alone(Supplier<T> claim) {
		this.lock.lock();
		try {
			return claim.get();
		}
		finally {
			this.lock.unlock();
		}
	}

}
