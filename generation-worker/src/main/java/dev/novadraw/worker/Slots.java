package dev.novadraw.worker;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import dev.novadraw.job.Lease;

/**
 * What a worker has room for, and the attempts that run in it, each on a virtual thread
 * of its own.
 */
final class Slots {

	private final int size;

	private final Semaphore free;

	private final Map<Lease, Attempt> running = new ConcurrentHashMap<>();

	private final Runnable onFreed;

	Slots(int size, Runnable onFreed) {
		this.size = size;
		this.free = new Semaphore(size);
		this.onFreed = onFreed;
	}

	/**
	 * Takes a slot if one is free.
	 */
	boolean take() {
		return this.free.tryAcquire();
	}

	void giveBack() {
		this.free.release();
		this.onFreed.run();
	}

	boolean areAllTaken() {
		return this.free.availablePermits() == 0;
	}

	/**
	 * Runs an attempt in the slot that was taken for it.
	 */
	void run(Attempt attempt) {
		Lease lease = attempt.claim().lease();
		this.running.put(lease, attempt);
		try {
			start(lease, attempt);
		}
		catch (Throwable ex) {
			this.running.remove(lease);
			throw ex;
		}
	}

	private void start(Lease lease, Attempt attempt) {
		Thread.ofVirtual().name("job " + lease.job()).start(() -> {
			try {
				attempt.run();
			}
			finally {
				this.running.remove(lease);
				giveBack();
			}
		});
	}

	Collection<Attempt> running() {
		return List.copyOf(this.running.values());
	}

	/**
	 * Waits until nothing runs any more; false when it still does after that time.
	 */
	boolean drained(Duration patience) throws InterruptedException {
		boolean drained = this.free.tryAcquire(this.size, patience.toMillis(), TimeUnit.MILLISECONDS);
		if (drained) {
			this.free.release(this.size);
		}
		return drained;
	}

}
