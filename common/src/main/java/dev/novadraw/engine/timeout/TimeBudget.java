package dev.novadraw.engine.timeout;

import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * The time that one request may wait for the database, over all its connections and
 * statements. Each of these has a time limit of its own, but a request needs many. A
 * thread without a budget has no such limit.
 */
public final class TimeBudget {

	private static final ThreadLocal<@Nullable TimeBudget> CURRENT = new ThreadLocal<>();

	private static final String EXHAUSTED = "The time for which a request may wait for the database is over";

	private static final Wait NO_WAIT = () -> {
	};

	private final long limit;

	private long spent;

	/**
	 * The number of waits that have begun and not ended, each nested in the one before.
	 */
	private int waits;

	private long begun;

	private TimeBudget(Duration limit) {
		this.limit = limit.toNanos();
	}

	/**
	 * A wait that counts from its start until it is closed.
	 */
	@FunctionalInterface
	public interface Wait extends AutoCloseable {

		@Override
		void close();

	}

	/**
	 * Gives a budget to this thread, until the result is closed.
	 */
	public static Wait open(Duration limit) {
		CURRENT.set(new TimeBudget(limit));
		return CURRENT::remove;
	}

	/**
	 * Returns true if this thread has a budget.
	 */
	public static boolean isOpen() {
		return CURRENT.get() != null;
	}

	/**
	 * Takes the budget from this thread while it works for others, until the result is
	 * closed.
	 */
	public static Wait suspend() {
		TimeBudget budget = CURRENT.get();
		CURRENT.remove();
		return () -> CURRENT.set(budget);
	}

	/**
	 * Restores the full budget. For requests that pause on purpose.
	 */
	public static void renew() {
		TimeBudget budget = CURRENT.get();
		if (budget != null) {
			budget.spent = 0;
			budget.begun = System.nanoTime();
		}
	}

	/**
	 * Begins a wait. Nested waits count once.
	 */
	public static Wait begin() {
		TimeBudget budget = CURRENT.get();
		return (budget != null) ? budget.beginWait() : NO_WAIT;
	}

	/**
	 * Returns the remaining nanoseconds, up to a limit; 0 if the budget is exhausted.
	 */
	public static long left(Duration limit) {
		TimeBudget budget = CURRENT.get();
		return (budget != null) ? Math.clamp(budget.unspent(), 0, limit.toNanos()) : limit.toNanos();
	}

	/**
	 * Returns the remaining nanoseconds; 0 if the budget is exhausted.
	 */
	public static long left() {
		TimeBudget budget = CURRENT.get();
		return (budget != null) ? Math.max(0, budget.unspent()) : Long.MAX_VALUE;
	}

	/**
	 * Waits for the result of another thread.
	 * @throws DataAccessException if the budget is exhausted first
	 */
	public static <T> T await(Future<T> result) {
		try (Wait _ = begin()) {
			return result.get(left(), TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException ex) {
			throw exhausted();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw exhausted();
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof RuntimeException failure) ? failure : new IllegalStateException(ex);
		}
	}

	/**
	 * Runs work while holding a lock.
	 * @throws DataAccessException if the budget is exhausted before the lock is free
	 */
	public static <T> T locked(Lock lock, Supplier<T> work) {
		lock(lock);
		try {
			return work.get();
		}
		finally {
			lock.unlock();
		}
	}

	private static void lock(Lock lock) {
		try (Wait _ = begin()) {
			if (!lock.tryLock(left(), TimeUnit.NANOSECONDS)) {
				throw exhausted();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw exhausted();
		}
	}

	/**
	 * Creates the failure of a request whose budget is exhausted.
	 */
	public static DataAccessException exhausted() {
		return new DataAccessResourceFailureException(EXHAUSTED, exhaustedConnection());
	}

	/**
	 * Creates the same failure for users of JDBC.
	 */
	public static SQLTransientConnectionException exhaustedConnection() {
		return new SQLTransientConnectionException(EXHAUSTED);
	}

	private Wait beginWait() {
		if (this.waits++ == 0) {
			this.begun = System.nanoTime();
		}
		AtomicBoolean isOpen = new AtomicBoolean(true);
		return () -> {
			if (isOpen.getAndSet(false) && --this.waits == 0) {
				this.spent += System.nanoTime() - this.begun;
			}
		};
	}

	private long unspent() {
		return this.limit - this.spent - ((this.waits > 0) ? System.nanoTime() - this.begun : 0);
	}

}
