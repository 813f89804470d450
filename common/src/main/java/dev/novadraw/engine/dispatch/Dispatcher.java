package dev.novadraw.engine.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionalEventListener;

import dev.novadraw.engine.failpoint.Failpoint;
import dev.novadraw.engine.job.Hint;
import dev.novadraw.engine.job.JobsChanged;
import dev.novadraw.engine.loop.LowerBound;
import dev.novadraw.engine.loop.MonotonicClock;
import dev.novadraw.engine.loop.WorkLoop;
import dev.novadraw.engine.queue.BacklogRepository;

/**
 * Moves due jobs from the backlog into the bounded window of jobs in flight. Runs in
 * every process: after a submission, when a slot becomes free, when a job becomes due,
 * and on a timer. The timer is slow while no job waits.
 */
@Service
public class Dispatcher extends WorkLoop {

	private static final Duration MAX_IDLE_INTERVAL = Duration.ofSeconds(1);

	private static final Duration MIN_INTERVAL = Duration.ofMillis(2);

	private final DispatchProperties settings;

	private final BacklogRepository backlog;

	private final HintSender hints;

	private final ApplicationEventPublisher events;

	private final AtomicBoolean woken = new AtomicBoolean(true);

	private final LowerBound bound;

	Dispatcher(DispatchProperties settings, BacklogRepository backlog, HintSender hints,
			ApplicationEventPublisher events, MonotonicClock clock) {
		super("dispatcher", settings.interval(), MIN_INTERVAL, MAX_IDLE_INTERVAL);
		this.settings = settings;
		this.backlog = backlog;
		this.hints = hints;
		this.events = events;
		this.bound = new LowerBound(clock);
	}

	@TransactionalEventListener(fallbackExecution = true)
	void on(JobsChanged event) {
		wake();
		if (event.due().isPositive()) {
			CompletableFuture.delayedExecutor(event.due().toMillis() + 1, TimeUnit.MILLISECONDS, Runnable::run)
				.execute(this::wake);
		}
	}

	@Override
	public void wake() {
		this.woken.set(true);
		super.wake();
	}

	@Override
	protected boolean step() {
		if (!this.woken.getAndSet(false) && !this.backlog.isAnyWaiting(this.bound)) {
			return false;
		}
		List<Hint> next = this.backlog.dispatch(this.settings.window(), this.settings.workerAlive(),
				this.settings.batch());
		if (next.isEmpty()) {
			// Waiting jobs may become due, or within limits again, without an event.
			stayAwake();
			return false;
		}
		Failpoint.DISPATCHED_UNSENT.reached();
		this.hints.send(next);
		Failpoint.HINTS_SENT.reached();
		this.events.publishEvent(new JobsDispatched());
		return true;
	}

}
