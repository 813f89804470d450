package dev.novadraw.benchmarks.contestant;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * The body of all jobs, the same for every contestant, and what it saw: when each nap was
 * accepted, when it began and when it ended, by {@link System#nanoTime()}.
 */
public final class Naps {

	private static final long LOOK_AGAIN = 2_000_000;

	private final AtomicLongArray accepted;

	private final AtomicLongArray begun;

	private final AtomicLongArray ended;

	private final AtomicInteger done = new AtomicInteger();

	private final AtomicInteger repeated = new AtomicInteger();

	private final AtomicInteger asleep = new AtomicInteger();

	private final AtomicInteger mostAsleep = new AtomicInteger();

	/**
	 * Makes room for so many naps.
	 */
	public Naps(int size) {
		this.accepted = new AtomicLongArray(size);
		this.begun = new AtomicLongArray(size);
		this.ended = new AtomicLongArray(size);
	}

	/**
	 * Takes a nap, on the thread of the contestant that runs the job.
	 */
	public void take(Nap nap) {
		if (!this.begun.compareAndSet(nap.number(), 0, System.nanoTime())) {
			this.repeated.incrementAndGet();
		}
		this.mostAsleep.accumulateAndGet(this.asleep.incrementAndGet(), Math::max);
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
	 * To be called when a contestant has promised that the job will be done.
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
	 * How many have ended, one way or the other.
	 */
	public int done() {
		return this.done.get();
	}

	/**
	 * How many were begun more than once.
	 */
	public int repeated() {
		return this.repeated.get();
	}

	/**
	 * How many there were at the same time, at most.
	 */
	public int mostAsleep() {
		return this.mostAsleep.get();
	}

	/**
	 * How many there are now.
	 */
	public int asleep() {
		return this.asleep.get();
	}

	/**
	 * Waits until so many have ended.
	 */
	public void awaitDone(int number) {
		await(() -> done() >= number);
	}

	/**
	 * Waits until something is so.
	 */
	public static void await(BooleanSupplier condition) {
		while (!condition.getAsBoolean()) {
			LockSupport.parkNanos(LOOK_AGAIN);
			if (Thread.currentThread().isInterrupted()) {
				throw new IllegalStateException("Interrupted while waiting");
			}
		}
	}

}
