package dev.novadraw.engine.loop;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The lower bound of scans over rows in the order of a time that is set when a row
 * appears. While a transaction holds an old snapshot, removed rows stay in the index; a
 * scan from the bound skips most of them. The bound moves up to the oldest remaining row.
 * <p>
 * A row can appear below the bound if its transaction took very long or the database
 * clock was changed. Full scans are therefore made at intervals, less often the longer
 * they take. Not thread-safe.
 */
public final class LowerBound {

	/** The bound of a full scan. */
	public static final Instant NONE = Instant.EPOCH;

	/**
	 * The distance from the bound to the oldest row. It exceeds the duration of any
	 * transaction, because rows become visible at its end with the time of its start.
	 */
	private static final Duration MARGIN = Duration.ofSeconds(15);

	private static final Duration BETWEEN_FULL_SCANS = Duration.ofSeconds(1);

	private static final int WAIT_PER_FULL_SCAN = 100;

	private final MonotonicClock clock;

	private Instant bound = NONE;

	private Instant lastScan = NONE;

	private long began;

	private long nextFullScan;

	private boolean full = true;

	/**
	 * True if the last scan was completed, so that the next one can rely on its bound.
	 */
	private boolean known;

	/**
	 * Creates a bound whose first scan is a full one.
	 * @param clock the clock that paces full scans
	 */
	public LowerBound(MonotonicClock clock) {
		this.clock = clock;
	}

	/**
	 * Begins a scan and returns the minimum time of the rows that it must include.
	 */
	public Instant begin() {
		this.began = this.clock.nanoTime();
		this.full = !this.known || this.began - this.nextFullScan >= 0;
		this.known = false;
		if (this.full) {
			this.bound = NONE;
		}
		return this.bound;
	}

	/**
	 * Ends a scan. Must not be called after a scan that failed.
	 * @param now the time of the scan by the clock of the rows
	 * @param oldest the time of the oldest row from the bound on, null if there is none
	 */
	public void end(Instant now, @Nullable Instant oldest) {
		if (this.full) {
			long end = this.clock.nanoTime();
			long wait = Math.max((end - this.began) * WAIT_PER_FULL_SCAN, BETWEEN_FULL_SCANS.toNanos());
			this.nextFullScan = end + wait;
		}
		// After the clock was set back, new rows may be older than those already seen.
		this.known = !now.isBefore(this.lastScan);
		this.lastScan = now;
		this.bound = ((oldest != null && oldest.isBefore(now)) ? oldest : now).minus(MARGIN);
	}

	/**
	 * Returns the bound of the last scan.
	 */
	public Instant get() {
		return this.bound;
	}

}
