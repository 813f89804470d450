package dev.novadraw.worker.attempt;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import dev.novadraw.engine.job.Lease;

/**
 * The slots of a worker and the attempts in them, each on a separate virtual thread. Only
 * one thread may fill slots; any may free one.
 */
public final class WorkerSlots {

	private final int size;

	private final Semaphore free;

	private final Map<Lease, Attempt> running = new ConcurrentHashMap<>();

	private final Runnable onFreed;

	public WorkerSlots(int size, Runnable onFreed) {
		this.size = size;
		this.free = new Semaphore(size);
		this.onFreed = onFreed;
	}

	public int free() {
		return this.free.availablePermits();
	}

	/**
	 * Runs an attempt in a free slot.
	 * @throws IllegalStateException if no slot is free
	 */
	public void run(Attempt attempt) {
		if (!this.free.tryAcquire()) {
			throw new IllegalStateException("No slot is free");
		}
		Lease lease = attempt.claim().lease();
		this.running.put(lease, attempt);
		try {
			Thread.ofVirtual().name("job " + lease.job()).start(() -> runAndRelease(lease, attempt));
		}
		catch (Throwable ex) {
			release(lease);
			throw ex;
		}
	}

	private void runAndRelease(Lease lease, Attempt attempt) {
		try {
			attempt.run();
		}
		finally {
			release(lease);
		}
	}

	private void release(Lease lease) {
		this.running.remove(lease);
		this.free.release();
		this.onFreed.run();
	}

	public Collection<Attempt> running() {
		return List.copyOf(this.running.values());
	}

	/**
	 * Waits until no attempt is running; returns false if the time runs out first.
	 */
	public boolean awaitIdle(Duration timeout) throws InterruptedException {
		boolean idle = this.free.tryAcquire(this.size, timeout.toMillis(), TimeUnit.MILLISECONDS);
		if (idle) {
			this.free.release(this.size);
		}
		return idle;
	}

}
