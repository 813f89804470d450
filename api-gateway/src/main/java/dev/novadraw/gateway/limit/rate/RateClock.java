package dev.novadraw.gateway.limit.rate;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import io.github.bucket4j.TimeMeter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The time of the database, by which all gateways count together, whatever their own
 * clocks say. Between two looks at it the time is told by how long this process has run.
 */
@Component
class RateClock implements TimeMeter {

	private static final Logger log = LoggerFactory.getLogger(RateClock.class);

	private static final long GOOD_FOR = Duration.ofSeconds(10).toNanos();

	/** More than an answer of the database usually takes. */
	private static final long TOLERANCE = Duration.ofSeconds(1).toNanos();

	private final RateLimitRepository database;

	private final ReentrantLock looking = new ReentrantLock();

	private volatile @Nullable Reading reading;

	RateClock(RateLimitRepository database) {
		this.database = database;
	}

	/**
	 * A reading of the clock.
	 *
	 * @param nanos the nanoseconds since 1970
	 * @param at the moment, as {@link System#nanoTime()} says
	 */
	private record Reading(long nanos, long at) {

		long timeAt(long moment) {
			return this.nanos + (moment - this.at);
		}

	}

	/**
	 * Looks at the database's clock if the last look was a while ago. Needs a connection,
	 * so it is not to be called by who has one.
	 * @return true if that clock has been set back, so that nothing counts that was
	 * counted before
	 */
	boolean refresh() {
		Reading last = this.reading;
		if (last == null) {
			return look(null);
		}
		if (System.nanoTime() - last.at() < GOOD_FOR || !this.looking.tryLock()) {
			return false;
		}
		try {
			return look(last);
		}
		finally {
			this.looking.unlock();
		}
	}

	private boolean look(@Nullable Reading last) {
		try {
			long begin = System.nanoTime();
			RateLimitRepository.Time time = this.database.time();
			// The answer is about as old as it took to come back.
			long at = begin + (System.nanoTime() - begin) / 2;
			Reading next = new Reading(TimeUnit.MICROSECONDS.toNanos(time.micros()), at);
			this.reading = next;
			return time.isSetBack() || (last != null && next.nanos() < last.timeAt(at) - TOLERANCE);
		}
		catch (DataAccessException ex) {
			if (last == null) {
				throw ex;
			}
			log.debug("The database cannot be asked for its time; the last answer still holds", ex);
			return false;
		}
	}

	@Override
	public long currentTimeNanos() {
		Reading last = this.reading;
		if (last == null) {
			throw new IllegalStateException("The clock has not been looked at");
		}
		return last.timeAt(System.nanoTime());
	}

	@Override
	public boolean isWallClockBased() {
		return true;
	}

}
