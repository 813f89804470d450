package dev.novadraw.benchmarks.contestant;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * The body of all jobs, the same for every contestant, with the times when each nap was
 * accepted, began and ended, by {@link System#nanoTime()}.
 */
public final class Naps {

	private static final long POLL_NANOS = 2_000_000;

	private final AtomicLongArray accepted;

	private final AtomicLongArray begun;

	private final AtomicLongArray ended;

	private final AtomicInteger done = new AtomicInteger();

	private final AtomicInteger repeated = new AtomicInteger();

	private final AtomicInteger asleep = new AtomicInteger();

	private final AtomicInteger maxAsleep = new AtomicInteger();

	/**
	 * Creates room for {@code size} naps.
	 */
	public Naps(int size) {
		this.accepted = new AtomicLongArray(size);
		this.begun = new AtomicLongArray(size);
		this.ended = new AtomicLongArray(size);
	}

	/**
	 * Runs a nap on the calling thread, which is one of the contestant.
	 */
	public void run(Nap nap) {
		if (!this.begun.compareAndSet(nap.number(), 0, System.nanoTime())) {
			this.repeated.incrementAndGet();
		}
		this.maxAsleep.accumulateAndGet(this.asleep.incrementAndGet(), Math::max);
		try {
			sleep(nap.millis());
		}
		finally {
			this.asleep.decrementAndGet();
			if (this.ended.compareAndSet(nap.number(), 0, System.nanoTime())) {
				this.done.incrementAndGet();
			}
		}
	}

	private static void sleep(long millis) {
		try {
			if (millis > 0) {
				Thread.sleep(millis);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("The nap was interrupted", ex);
		}
	}

	/**
	 * Records that a contestant has accepted a job.
	 */
	public void accepted(int number) {
		this.accepted.set(number, System.nanoTime());
	}

	public long acceptedAt(int number) {
		return this.accepted.get(number);
	}

	public long begunAt(int number) {
		return this.begun.get(number);
	}

	public long endedAt(int number) {
		return this.ended.get(number);
	}

	/**
	 * Returns the number of naps that have ended, successfully or not.
	 */
	public int done() {
		return this.done.get();
	}

	/**
	 * Returns the number of naps that were started more than once.
	 */
	public int repeated() {
		return this.repeated.get();
	}

	/**
	 * Returns the highest number of concurrent naps.
	 */
	public int maxAsleep() {
		return this.maxAsleep.get();
	}

	/**
	 * Returns the current number of concurrent naps.
	 */
	public int asleep() {
		return this.asleep.get();
	}

	/**
	 * Waits until {@code number} naps have ended.
	 */
	public void awaitDone(int number) {
		await(() -> done() >= number);
	}

	/**
	 * Waits until a condition holds.
	 */
	public static void await(BooleanSupplier condition) {
		while (!condition.getAsBoolean()) {
			LockSupport.parkNanos(POLL_NANOS);
			if (Thread.currentThread().isInterrupted()) {
				throw new IllegalStateException("Interrupted while waiting");
			}
		}
	}

}
