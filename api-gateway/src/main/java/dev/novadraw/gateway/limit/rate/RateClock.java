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
 * The clock of the database, by which all gateways count, whatever their own clocks show.
 * Between two readings, time advances with the monotonic clock of this process.
 */
@Component
class RateClock implements TimeMeter {

	private static final Logger log = LoggerFactory.getLogger(RateClock.class);

	private static final long MAX_AGE = Duration.ofSeconds(10).toNanos();

	/** Longer than a query of the database usually takes. */
	private static final long TOLERANCE = Duration.ofSeconds(1).toNanos();

	private final RateLimitRepository database;

	private final ReentrantLock refreshing = new ReentrantLock();

	private volatile @Nullable Reading reading;

	RateClock(RateLimitRepository database) {
		this.database = database;
	}

	/**
	 * A reading of the clock.
	 *
	 * @param nanos the nanoseconds since 1970
	 * @param at the moment of the reading, by {@link System#nanoTime()}
	 */
	private record Reading(long nanos, long at) {

		long timeAt(long moment) {
			return this.nanos + (moment - this.at);
		}

	}

	/**
	 * Reads the clock of the database again if the last reading is old. It takes a
	 * connection, so do not call it while holding one.
	 * @return true if that clock was set back, so that all earlier counts are void
	 */
	boolean refresh() {
		Reading last = this.reading;
		if (last == null) {
			return read(null);
		}
		if (System.nanoTime() - last.at() < MAX_AGE || !this.refreshing.tryLock()) {
			return false;
		}
		try {
			return read(last);
		}
		finally {
			this.refreshing.unlock();
		}
	}

	private boolean read(@Nullable Reading last) {
		try {
			long begin = System.nanoTime();
			RateLimitRepository.Time time = this.database.time();
			// The reading is assumed to be from half way through the query.
			long at = begin + (System.nanoTime() - begin) / 2;
			Reading next = new Reading(TimeUnit.MICROSECONDS.toNanos(time.micros()), at);
			this.reading = next;
			return time.isSetBack() || (last != null && next.nanos() < last.timeAt(at) - TOLERANCE);
		}
		catch (DataAccessException ex) {
			if (last == null) {
				throw ex;
			}
			log.debug("Database time unavailable, last reading still in use", ex);
			return false;
		}
	}

	@Override
	public long currentTimeNanos() {
		Reading last = this.reading;
		if (last == null) {
			throw new IllegalStateException("The clock has not been read yet");
		}
		return last.timeAt(System.nanoTime());
	}

	@Override
	public boolean isWallClockBased() {
		return true;
	}

}
