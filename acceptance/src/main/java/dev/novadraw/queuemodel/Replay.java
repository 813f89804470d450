package dev.novadraw.queuemodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.job.JobState;
import dev.novadraw.queuemodel.History.JobRow;
import dev.novadraw.queuemodel.History.LogRow;

/**
 * The replay of the log of one job, event by event.
 */
final class Replay {

	private final History history;

	private final List<String> violations = new ArrayList<>();

	private final List<Transition> steps = new ArrayList<>();

	private final Attempts attempts = new Attempts();

	private boolean cancelRequested;

	Replay(History history) {
		this.history = history;
		LogRow before = null;
		for (LogRow next : history.events()) {
			replay(before, next);
			before = next;
		}
		compareWithRow((before != null) ? before.event() : null);
		this.attempts.compareWith(history.ledger(), this.violations);
	}

	List<String> violations() {
		return this.violations;
	}

	List<Transition> steps() {
		return this.steps;
	}

	private void replay(@Nullable LogRow before, LogRow next) {
		long expected = (before != null) ? before.seq() + 1 : 1;
		if (next.seq() != expected) {
			this.violations.add("event " + next.seq() + " stands where event " + expected + " is expected");
		}
		if (before != null && next.at().isBefore(before.at())) {
			this.violations.add("event " + next.seq() + " is older than the one before it");
		}
		Event from = (before != null) ? before.event() : null;
		int max = this.history.job().maxAttempts();
		Optional<Transition> step = Transition.between(from, next.event(), max);
		step.ifPresentOrElse((transition) -> make(transition, next), () -> this.violations
			.add("event " + next.seq() + ": " + Transition.objection(from, next.event(), max)));
	}

	private void make(Transition step, LogRow next) {
		this.steps.add(step);
		if (step == Transition.CLAIM && this.cancelRequested) {
			this.violations.add("event " + next.seq() + " is a claim, but the job was canceled before");
		}
		if (step == Transition.REQUEST_CANCEL && this.cancelRequested) {
			this.violations.add("event " + next.seq() + " asks a second time to cancel");
		}
		this.cancelRequested |= step == Transition.REQUEST_CANCEL;
		this.attempts.made(step, next);
	}

	private void compareWithRow(@Nullable Event last) {
		JobRow row = this.history.job();
		if (last == null) {
			this.violations.add("it has no events");
			return;
		}
		must(row.version() == this.history.events().getLast().seq(),
				"its row counts " + row.version() + " events, the last is " + this.history.events().getLast().seq());
		must(row.state() == last.state(), "its row is " + row.state() + ", its last event says " + last.state());
		must(row.attempt() == last.attempt(),
				"its row is at attempt " + row.attempt() + ", its last event at " + last.attempt());
		must(row.token() == last.token(), "its row has token " + row.token() + ", its last event " + last.token());
		must(row.state() != JobState.RUNNING || Objects.equals(row.worker(), last.worker()),
				"its row is held by " + row.worker() + ", its last event says " + last.worker());
		compareWithState(row);
	}

	private void compareWithState(JobRow row) {
		boolean running = row.state() == JobState.RUNNING;
		must(row.finished() == row.state().isFinal(), "it is " + row.state() + " and its time of finishing disagrees");
		must(row.leased() == running && (row.worker() != null) == running,
				"it is " + row.state() + " and its lease or holder disagrees");
		must(row.hasResult() == (row.state() == JobState.SUCCEEDED),
				"it is " + row.state() + " and its result disagrees");
		must(row.state() != JobState.FAILED || row.hasProblem(), "it is FAILED and does not say why");
		must(row.state() != JobState.CANCELED || row.cancelRequested(), "it is CANCELED without a request");
		must(!this.cancelRequested || row.cancelRequested(), "its log says that it was canceled, its row does not");
	}

	private void must(boolean condition, String otherwise) {
		if (!condition) {
			this.violations.add(otherwise);
		}
	}

}
