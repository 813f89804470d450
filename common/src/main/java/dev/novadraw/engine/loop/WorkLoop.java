package dev.novadraw.engine.loop;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

import dev.novadraw.engine.outage.Dependency;

/**
 * A thread that runs a step whenever it is woken, and on a timer: a wake-up may be lost
 * in a crash. A failed step is logged and repeated after an interval.
 */
public abstract class WorkLoop implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(WorkLoop.class);

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

	private final String name;

	private final Duration interval;

	private final Duration minInterval;

	private final IdleBackoff backoff;

	private final Semaphore wakeUps = new Semaphore(0);

	private volatile boolean running;

	private volatile boolean failing;

	private volatile @Nullable Thread thread;

	/**
	 * Creates a loop.
	 * @param name the name in logs and thread dumps
	 * @param interval the maximum time between two steps
	 */
	protected WorkLoop(String name, Duration interval) {
		this(name, interval, Duration.ZERO);
	}

	/**
	 * Creates a loop that, under load, runs few large steps instead of many small ones.
	 * @param name the name in logs and thread dumps
	 * @param interval the maximum time between two steps
	 * @param minInterval the minimum time from the end of a step to the next; wake-ups in
	 * that time share a step. After a longer wait, a wake-up takes effect at once.
	 */
	protected WorkLoop(String name, Duration interval, Duration minInterval) {
		this(name, interval, minInterval, interval);
	}

	/**
	 * Creates a loop that runs few large steps under load, and rarely runs while there is
	 * nothing to do.
	 * @param name the name in logs and thread dumps
	 * @param interval the maximum time between two steps while there is something to do
	 * @param minInterval the minimum time from the end of a step to the next
	 * @param maxIdleInterval the maximum time between two steps while steps find nothing
	 * to do and the loop is not woken; the interval doubles up to it
	 */
	protected WorkLoop(String name, Duration interval, Duration minInterval, Duration maxIdleInterval) {
		this.name = name;
		this.interval = interval;
		this.minInterval = minInterval;
		this.backoff = new IdleBackoff(interval, maxIdleInterval);
	}

	/**
	 * Runs one step.
	 * @return true if there is more to do at once
	 */
	protected abstract boolean step();

	/**
	 * Returns the maximum time from a failed step to the next.
	 */
	protected Duration intervalAfterFailure() {
		return this.interval;
	}

	/**
	 * Keeps the interval from growing after the current step. For steps that expect more
	 * to do soon.
	 */
	protected final void stayAwake() {
		this.backoff.restart();
	}

	/**
	 * Requests a step soon; several requests may share one.
	 */
	public void wake() {
		if (this.wakeUps.availablePermits() == 0) {
			this.wakeUps.release();
		}
	}

	@Override
	public synchronized void start() {
		if (!this.running) {
			this.running = true;
			// A platform thread: a heartbeat must not wait for jobs that occupy the
			// carriers of virtual threads.
			this.thread = Thread.ofPlatform().name(this.name).daemon().start(this::run);
		}
	}

	@Override
	public synchronized void stop() {
		this.running = false;
		Thread thread = this.thread;
		if (thread == null) {
			return;
		}
		wake();
		try {
			if (!thread.join(STOP_TIMEOUT)) {
				thread.interrupt();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Returns a phase that starts the loop before the components that create work for it,
	 * and stops it after them.
	 */
	@Override
	public int getPhase() {
		return DEFAULT_PHASE - 1;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	private void run() {
		try {
			while (this.running) {
				Duration wait = work();
				long earliest = System.nanoTime() + this.minInterval.toNanos();
				if (this.wakeUps.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS) && this.running) {
					this.backoff.restart();
					TimeUnit.NANOSECONDS.sleep(earliest - System.nanoTime());
					this.wakeUps.drainPermits();
				}
			}
		}
		catch (InterruptedException ex) {
			log.debug("Loop interrupted: loop=\"{}\"", this.name);
		}
		finally {
			Dependency.works(this);
		}
	}

	// Runs steps until there is nothing to do, and returns the time until the next.
	private Duration work() {
		long began = System.nanoTime();
		Result last = tryStep();
		while (this.running && last == Result.MORE) {
			this.backoff.restart();
			Thread.yield();
			began = System.nanoTime();
			last = tryStep();
		}
		if (last == Result.FAILED) {
			this.backoff.restart();
			return intervalAfterFailure();
		}
		return this.backoff.next(Duration.ofNanos(System.nanoTime() - began));
	}

	private Result tryStep() {
		try {
			boolean hasMore = step();
			Dependency.works(this);
			if (this.failing) {
				this.failing = false;
				log.info("Loop recovered: loop=\"{}\"", this.name);
			}
			return hasMore ? Result.MORE : Result.DONE;
		}
		catch (Throwable ex) {
			// Includes errors: a loop that ended unnoticed would be worse than one that
			// continues.
			report(ex);
			return Result.FAILED;
		}
	}

	// Logs a failure once, with its cause, although it repeats with every step. An outage
	// makes many loops fail and is logged once for all of them.
	private void report(Throwable ex) {
		if (!this.running) {
			return;
		}
		Optional<Dependency> away = Dependency.behind(ex);
		if (away.isPresent()) {
			away.get().failed(this, ex);
		}
		else if (!this.failing) {
			this.failing = true;
			log.warn("Loop failed: loop=\"{}\" retry_ms={}", this.name, intervalAfterFailure().toMillis(), ex);
		}
	}

	/** The result of a step. */
	private enum Result {

		MORE, DONE, FAILED

	}

}
