package dev.novadraw.dispatch;

import java.time.Duration;
import java.util.List;

import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionalEventListener;

import dev.novadraw.failpoint.Failpoint;
import dev.novadraw.job.Backlog;
import dev.novadraw.job.Hint;
import dev.novadraw.job.JobsChanged;
import dev.novadraw.loop.WorkLoop;

/**
 * Moves due jobs from the backlog into the bounded window that is on its way to the
 * workers. Runs in every process, side by side with the others: right after a submission,
 * when a slot gets free, and on a timer.
 */
@Service
public class Dispatcher extends WorkLoop {

	private static final Duration GATHERING = Duration.ofMillis(2);

	private final DispatchSettings settings;

	private final Backlog backlog;

	private final HintSender hints;

	Dispatcher(DispatchSettings settings, Backlog backlog, HintSender hints) {
		super("dispatcher", settings.interval(), GATHERING);
		this.settings = settings;
		this.backlog = backlog;
		this.hints = hints;
	}

	@TransactionalEventListener(fallbackExecution = true)
	void on(JobsChanged event) {
		wake();
	}

	@Override
	protected boolean step() {
		List<Hint> next = this.backlog.dispatch(this.settings.window(), this.settings.workerAlive(),
				this.settings.batch());
		if (next.isEmpty()) {
			return false;
		}
		Failpoint.DISPATCHED_UNSENT.reached();
		this.hints.send(next);
		Failpoint.HINTS_SENT.reached();
		return true;
	}

}
