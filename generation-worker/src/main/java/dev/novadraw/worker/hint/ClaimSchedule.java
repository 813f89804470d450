package dev.novadraw.worker.hint;

import java.time.Duration;
import java.util.Optional;

import dev.novadraw.engine.loop.MonotonicClock;

/**
 * The schedule of the queries for jobs without a hint. Most look back only to the
 * previous query. A full query finds jobs that could not be claimed before; it may scan
 * many rows, so the longer it takes, the less often it runs. Not safe for use by several
 * threads.
 */
final class ClaimSchedule {

	/** Longer than any job stays dispatched. */
	static final Duration UNLIMITED = Duration.ofDays(10_000);

	private static final Duration FULL_QUERY_INTERVAL = Duration.ofSeconds(1);

	private static final int FULL_QUERY_WAIT_FACTOR = 100;

	/** The maximum duration of a transaction that dispatches jobs. */
	private static final Duration MARGIN = Duration.ofSeconds(2);

	private final Duration interval;

	private final MonotonicClock clock;

	/** The start of the last query, in nanoseconds. */
	private long began;

	private long nextFullQuery;

	private boolean full;

	/** True if the last query left no job behind. */
	private boolean complete;

	/**
	 * Creates a schedule.
	 * @param interval the minimum time between two queries
	 * @param clock the clock that paces the queries
	 */
	ClaimSchedule(Duration interval, MonotonicClock clock) {
		this.interval = interval;
		this.clock = clock;
		this.began = clock.nanoTime() - interval.toNanos();
	}

	/**
	 * Starts a query and returns how far it looks back; empty if it is not yet due.
	 */
	Optional<Duration> begin() {
		long now = this.clock.nanoTime();
		Duration since = Duration.ofNanos(now - this.began);
		if (since.compareTo(this.interval) < 0) {
			return Optional.empty();
		}
		this.began = now;
		this.full = !this.complete || now - this.nextFullQuery >= 0;
		this.complete = false;
		return Optional.of(this.full ? UNLIMITED : since.plus(this.interval).plus(MARGIN));
	}

	/**
	 * Ends a query; not called for a query that failed.
	 * @param complete true if it left no job behind
	 */
	void end(boolean complete) {
		this.complete = complete;
		if (this.full) {
			long now = this.clock.nanoTime();
			Duration wait = Duration.ofNanos(now - this.began).multipliedBy(FULL_QUERY_WAIT_FACTOR);
			this.nextFullQuery = now + Math.max(wait.toNanos(), FULL_QUERY_INTERVAL.toNanos());
		}
	}

}
