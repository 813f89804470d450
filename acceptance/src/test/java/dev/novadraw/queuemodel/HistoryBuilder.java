package dev.novadraw.queuemodel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.job.JobState;
import dev.novadraw.queuemodel.History.JobRow;
import dev.novadraw.queuemodel.History.LedgerRow;
import dev.novadraw.queuemodel.History.LogRow;

/**
 * A builder for the history of a job, step by step with its row and ledger, which can
 * then be damaged in one place. Instances are immutable.
 */
record HistoryBuilder(JobRow row, List<LogRow> events, List<LedgerRow> ledger) {

	static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

	private static final UUID ID = new UUID(0, 1);

	static HistoryBuilder ofThreeAttempts() {
		LogRow first = new LogRow(1, new Event(JobState.QUEUED, null, 0, 0, null), START);
		return new HistoryBuilder(row(first.event(), 1, 3, false), List.of(first), List.of());
	}

	History history() {
		return new History(this.row, this.events, this.ledger);
	}

	HistoryBuilder dispatched() {
		return then(new Event(JobState.DISPATCHED, null, last().attempt(), last().token(), null));
	}

	HistoryBuilder claimed(String worker) {
		return then(new Event(JobState.RUNNING, null, last().attempt() + 1, last().token() + 1, worker));
	}

	/**
	 * Changes the state and nothing else; the event names the holder of the job, if any.
	 */
	HistoryBuilder step(JobState state, @Nullable String reason) {
		String worker = (last().state() == JobState.RUNNING) ? last().worker() : null;
		return then(new Event(state, reason, last().attempt(), last().token(), worker));
	}

	HistoryBuilder ended(JobState state, @Nullable String reason, String outcome) {
		return step(state, reason).ledgerRow(outcome);
	}

	HistoryBuilder lost() {
		return ended(JobState.QUEUED, "worker_lost", "lost");
	}

	HistoryBuilder lostForGood() {
		return ended(JobState.FAILED, "worker_lost", "lost");
	}

	HistoryBuilder uncounted(String reason, String outcome) {
		return then(new Event(JobState.QUEUED, reason, last().attempt() - 1, last().token(), last().worker()))
			.ledgerRow(outcome);
	}

	HistoryBuilder without(int seq) {
		List<LogRow> rest = new ArrayList<>(this.events);
		rest.remove(seq - 1);
		return new HistoryBuilder(this.row, rest, this.ledger);
	}

	HistoryBuilder at(int seq, Instant time) {
		return replaced(seq, new LogRow(seq, this.events.get(seq - 1).event(), time));
	}

	HistoryBuilder event(int seq, UnaryOperator<Event> change) {
		LogRow old = this.events.get(seq - 1);
		return replaced(seq, new LogRow(seq, change.apply(old.event()), old.at()));
	}

	HistoryBuilder ofAttempts(int max) {
		return new HistoryBuilder(row(last(), this.row.version(), max, this.row.cancelRequested()), this.events,
				this.ledger);
	}

	HistoryBuilder withoutRequest() {
		return new HistoryBuilder(row(last(), this.row.version(), this.row.maxAttempts(), false), this.events,
				this.ledger);
	}

	HistoryBuilder row(JobState state, int attempt, long token, long version) {
		Event event = new Event(state, null, attempt, token, null);
		return new HistoryBuilder(row(event, version, this.row.maxAttempts(), this.row.cancelRequested()), this.events,
				this.ledger);
	}

	/** Clears all columns of the row beside its state. */
	HistoryBuilder bare() {
		JobRow bare = new JobRow(ID, this.row.state(), this.row.attempt(), this.row.maxAttempts(), this.row.token(),
				this.row.version(), this.row.worker(), false, this.row.finished(), false, false, false);
		return new HistoryBuilder(bare, this.events, this.ledger);
	}

	/** Replaces the ledger row of a token, or removes it if {@code instead} is null. */
	HistoryBuilder ledgerRow(long token, @Nullable LedgerRow instead) {
		List<LedgerRow> changed = new ArrayList<>(this.ledger);
		changed.removeIf((row) -> row.token() == token);
		if (instead != null) {
			changed.add(instead);
		}
		return new HistoryBuilder(this.row, this.events, changed);
	}

	static Event with(Event old, JobState state, @Nullable String reason) {
		return new Event(state, reason, old.attempt(), old.token(), old.worker());
	}

	static Event with(Event old, int attempt, long token) {
		return new Event(old.state(), old.reason(), attempt, token, old.worker());
	}

	static Event by(Event old, @Nullable String worker) {
		return new Event(old.state(), old.reason(), old.attempt(), old.token(), worker);
	}

	private Event last() {
		return this.events.getLast().event();
	}

	private HistoryBuilder then(Event event) {
		List<LogRow> events = new ArrayList<>(this.events);
		long seq = this.events.size() + 1;
		events.add(new LogRow(seq, event, START.plus(Duration.ofSeconds(seq))));
		boolean canceled = this.row.cancelRequested() || "cancel_requested".equals(event.reason());
		return new HistoryBuilder(row(event, seq, this.row.maxAttempts(), canceled), events, this.ledger);
	}

	private HistoryBuilder ledgerRow(String outcome) {
		Event claim = this.events.stream()
			.map(LogRow::event)
			.filter((event) -> event.state() == JobState.RUNNING && event.token() == last().token())
			.findFirst()
			.orElseThrow();
		return ledgerRow(claim.token(), new LedgerRow(claim.token(), claim.attempt(), String.valueOf(claim.worker()),
				outcome, START, START.plusSeconds(1)));
	}

	private HistoryBuilder replaced(int seq, LogRow row) {
		List<LogRow> changed = new ArrayList<>(this.events);
		changed.set(seq - 1, row);
		return new HistoryBuilder(this.row, changed, this.ledger);
	}

	private static JobRow row(Event last, long version, int max, boolean canceled) {
		boolean running = last.state() == JobState.RUNNING;
		return new JobRow(ID, last.state(), last.attempt(), max, last.token(), version, running ? last.worker() : null,
				running, last.state().isFinal(), last.state() == JobState.SUCCEEDED, last.state() == JobState.FAILED,
				canceled);
	}

}
