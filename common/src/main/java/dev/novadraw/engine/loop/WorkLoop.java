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
 * A thread that does one step of work whenever it is woken, and every so often even when
 * it is not: a wake-up may get lost in a crash, the timer does not. A step that fails is
 * reported and tried again on the next turn.
 */
public abstract class WorkLoop implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(WorkLoop.class);

	private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(5);

	private final String name;

	private final Duration interval;

	private final Duration gathering;

	private final IdleBackoff backoff;

	private final Semaphore wakeUps = new Semaphore(0);

	private volatile boolean running;

	private volatile boolean failing;

	private volatile @Nullable Thread thread;

	/**
	 * Creates a loop that does nothing until it is started.
	 * @param name for logs and thread dumps
	 * @param interval the longest time between two steps
	 */
	protected WorkLoop(String name, Duration interval) {
		this(name, interval, Duration.ZERO);
	}

	/**
	 * Creates a loop that does nothing until it is started, and under load does few large
	 * steps instead of many small ones.
	 * @param name for logs and thread dumps
	 * @param interval the longest time between two steps
	 * @param gathering the shortest time from the end of a step to the next: what comes
	 * in that time is done together. A wake-up after a longer rest waits for nothing.
	 */
	protected WorkLoop(String name, Duration interval, Duration gathering) {
		this(name, interval, gathering, interval);
	}

	/**
	 * Creates a loop that does nothing until it is started, does few large steps under
	 * load, and looks seldom while there is nothing to do.
	 * @param name for logs and thread dumps
	 * @param interval the longest time between two steps while there is something to do
	 * @param gathering the shortest time from the end of a step to the next
	 * @param rest the longest time between two steps when steps find nothing to do and
	 * nobody wakes the loop: the interval doubles up to it
	 */
	protected WorkLoop(String name, Duration interval, Duration gathering, Duration rest) {
		this.name = name;
		this.interval = interval;
		this.gathering = gathering;
		this.backoff = new IdleBackoff(interval, rest);
	}

	/**
	 * Does one step and returns whether there is more to do right now.
	 */
	protected abstract boolean step();

	/**
	 * The longest time from a step that failed to the next.
	 */
	protected Duration intervalAfterFailure() {
		return this.interval;
	}

	/**
	 * Keeps the interval from growing after this step; to be called by a step when there
	 * will be more to do soon.
	 */
	protected final void stayAwake() {
		this.backoff.restart();
	}

	/**
	 * Asks for a step soon; many calls at once are answered by one.
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
			// Of the platform: a heartbeat must not wait for jobs that keep the carriers
			// of
			// virtual threads busy.
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
			if (!thread.join(PATIENCE_AT_STOP)) {
				thread.interrupt();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Before whoever makes work for it, and after them at the end.
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
				long earliest = System.nanoTime() + this.gathering.toNanos();
				if (this.wakeUps.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS) && this.running) {
					this.backoff.restart();
					TimeUnit.NANOSECONDS.sleep(earliest - System.nanoTime());
					this.wakeUps.drainPermits();
				}
			}
		}
		catch (InterruptedException ex) {
			log.debug("{} was interrupted and ends", this.name);
		}
		finally {
			Dependency.works(this);
		}
	}

	// Does steps until there is nothing more to do, and returns how long to wait.
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
			boolean more = step();
			Dependency.works(this);
			if (this.failing) {
				this.failing = false;
				log.info("{} works again", this.name);
			}
			return more ? Result.MORE : Result.DONE;
		}
		catch (Throwable ex) {
			// Also after an Error: a loop that ended unnoticed would be worse than one
			// that goes on.
			report(ex);
			return Result.FAILED;
		}
	}

	// What fails fails every turn: say it once, with its cause, and again when it is
	// over.
	// An outage makes many loops fail: say it once for all of them.
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
			log.warn("{} failed and will try again every {} ms until it works", this.name,
					intervalAfterFailure().toMillis(), ex);
		}
	}

	/** The result of a step. */
	private enum Result {

		MORE, DONE, FAILED

	}

}
