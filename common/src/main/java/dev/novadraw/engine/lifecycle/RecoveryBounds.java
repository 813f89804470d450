package dev.novadraw.engine.lifecycle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;

import dev.novadraw.engine.database.Columns;
import dev.novadraw.engine.loop.LowerBound;
import dev.novadraw.engine.loop.MonotonicClock;

/**
 * The lower bounds of the scans of {@link RecoveryRepository}: those of dispatched,
 * running and overdue jobs. Not thread-safe.
 */
public final class RecoveryBounds {

	private final LowerBound dispatched;

	private final LowerBound running;

	private final LowerBound deadline;

	/**
	 * Creates bounds below all jobs.
	 * @param clock the clock that paces scans of all jobs
	 */
	public RecoveryBounds(MonotonicClock clock) {
		this.dispatched = new LowerBound(clock);
		this.running = new LowerBound(clock);
		this.deadline = new LowerBound(clock);
	}

	/**
	 * The jobs that a scan has found.
	 *
	 * @param dispatched true if any job is dispatched
	 * @param running true if any job is running
	 * @param overdue true if any job is queued beyond its deadline
	 */
	public record Found(boolean dispatched, boolean running, boolean overdue) {

		/**
		 * Returns true if any job is dispatched or running.
		 */
		public boolean isInFlight() {
			return this.dispatched || this.running;
		}

	}

	/**
	 * Begins a scan and returns the parameters of its statement.
	 */
	Map<String, Timestamp> begin() {
		return parameters(this.dispatched.begin(), this.running.begin(), this.deadline.begin());
	}

	/**
	 * Ends a scan.
	 * @param row the time of the scan and of the oldest job of each sort
	 */
	Found end(ResultSet row, int number) throws SQLException {
		return new Found(isFound(row, "dispatched", this.dispatched), isFound(row, "running", this.running),
				isFound(row, "overdue", this.deadline));
	}

	private static boolean isFound(ResultSet row, String column, LowerBound bound) throws SQLException {
		Instant oldest = Columns.nullableInstant(row, column);
		bound.end(Columns.instant(row, "now"), oldest);
		return oldest != null;
	}

	/**
	 * Returns the bounds of the last scan, as parameters of statements.
	 */
	Map<String, Timestamp> parameters() {
		return parameters(this.dispatched.get(), this.running.get(), this.deadline.get());
	}

	private static Map<String, Timestamp> parameters(Instant dispatched, Instant running, Instant deadline) {
		return Map.of("dispatchedSince", Timestamp.from(dispatched), "runningSince", Timestamp.from(running),
				"deadlineSince", Timestamp.from(deadline));
	}

}
