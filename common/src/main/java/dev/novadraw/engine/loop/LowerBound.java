package dev.novadraw.engine.loop;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The lower bound of looks at rows in the order of a time that a row is given when it
 * appears. While somebody holds an old snapshot, the rows that are gone stay in the
 * index, and a look from the bound passes over few of them. The bound moves up to the
 * oldest row that is left.
 * <p>
 * A row can appear below the bound if its transaction took very long or the clock of the
 * database was moved. So a look without a bound is made now and then, the more seldom the
 * longer it takes. For one thread at a time.
 */
public final class LowerBound {

	/** The bound of a look at all rows. */
	public static final Instant NONE = Instant.EPOCH;

	/**
	 * The distance from the bound to the oldest row: longer than a transaction may take,
	 * whose rows appear at its end and have the time of its begin.
	 */
	private static final Duration MARGIN = Duration.ofSeconds(15);

	private static final Duration BETWEEN_FULL_LOOKS = Duration.ofSeconds(1);

	private static final int WAIT_PER_FULL_LOOK = 100;

	private final MonotonicClock clock;

	private Instant bound = NONE;

	private Instant lastLook = NONE;

	private long began;

	private long nextFullLook;

	private boolean full = true;

	/** True if the last look came to its end and the next one can rely on it. */
	private boolean known;

	/**
	 * Creates a bound whose first look is at all rows.
	 * @param clock the clock that paces looks at all rows
	 */
	public LowerBound(MonotonicClock clock) {
		this.clock = clock;
	}

	/**
	 * Begins a look and returns the time of the oldest row that it has to find.
	 */
	public Instant begin() {
		this.began = this.clock.nanoTime();
		this.full = !this.known || this.began - this.nextFullLook >= 0;
		this.known = false;
		if (this.full) {
			this.bound = NONE;
		}
		return this.bound;
	}

	/**
	 * Ends a look; one that failed has no end.
	 * @param now the time of the look by the clock of the rows
	 * @param oldest the time of the oldest row from the bound on, or null if there is
	 * none
	 */
	public void end(Instant now, @Nullable Instant oldest) {
		if (this.full) {
			long end = this.clock.nanoTime();
			long wait = Math.max((end - this.began) * WAIT_PER_FULL_LOOK, BETWEEN_FULL_LOOKS.toNanos());
			this.nextFullLook = end + wait;
		}
		// New rows may be older than those that were seen, once the clock is set back.
		this.known = !now.isBefore(this.lastLook);
		this.lastLook = now;
		this.bound = ((oldest != null && oldest.isBefore(now)) ? oldest : now).minus(MARGIN);
	}

	/**
	 * Returns the bound as of the last look.
	 */
	public Instant get() {
		return this.bound;
	}

}
