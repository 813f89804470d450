package dev.novadraw.worker.hint;

import java.time.Duration;
import java.util.Optional;

import dev.novadraw.engine.loop.MonotonicClock;

/**
 * The times of looks for jobs without a hint, and how far back they go. Most of them go
 * back only to the one before. One that goes back to the beginning is made now and then,
 * for jobs that could not be taken before; it may have to pass over much, so it is made
 * more seldom the longer it takes. For one thread at a time.
 */
final class ClaimSchedule {

	/** Longer than any job has been dispatched. */
	static final Duration EVER = Duration.ofDays(10_000);

	private static final Duration BETWEEN_FULL_LOOKS = Duration.ofSeconds(1);

	private static final int WAIT_PER_FULL_LOOK = 100;

	/** The longest time that a transaction may need to dispatch jobs. */
	private static final Duration MARGIN = Duration.ofSeconds(2);

	private final Duration interval;

	private final MonotonicClock clock;

	/** The begin of the last look. */
	private long began;

	private long nextFullLook;

	private boolean full;

	/** True if the last look has left nothing behind. */
	private boolean complete;

	/**
	 * @param interval the shortest time between two looks
	 * @param clock the clock that paces the looks
	 */
	ClaimSchedule(Duration interval, MonotonicClock clock) {
		this.interval = interval;
		this.clock = clock;
		this.began = clock.nanoTime() - interval.toNanos();
	}

	/**
	 * Begins a look and returns how far it goes back; empty if it is not yet time for
	 * one.
	 */
	Optional<Duration> begin() {
		long now = this.clock.nanoTime();
		Duration since = Duration.ofNanos(now - this.began);
		if (since.compareTo(this.interval) < 0) {
			return Optional.empty();
		}
		this.began = now;
		this.full = !this.complete || now - this.nextFullLook >= 0;
		this.complete = false;
		return Optional.of(this.full ? EVER : since.plus(this.interval).plus(MARGIN));
	}

	/**
	 * Ends a look; one that failed has no end.
	 * @param complete true if it has left no job behind
	 */
	void end(boolean complete) {
		this.complete = complete;
		if (this.full) {
			long now = this.clock.nanoTime();
			Duration wait = Duration.ofNanos(now - this.began).multipliedBy(WAIT_PER_FULL_LOOK);
			this.nextFullLook = now + Math.max(wait.toNanos(), BETWEEN_FULL_LOOKS.toNanos());
		}
	}

}
