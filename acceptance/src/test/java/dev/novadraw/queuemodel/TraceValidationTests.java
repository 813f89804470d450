package dev.novadraw.queuemodel;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.novadraw.engine.job.JobState;
import dev.novadraw.queuemodel.History.LedgerRow;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks that valid histories pass, and that each kind of damage is detected and named.
 */
class TraceValidationTests {

	/**
	 * The history of a job that was requeued once, lost its first worker, was snoozed,
	 * and then succeeded.
	 */
	private static final HistoryBuilder STORY = HistoryBuilder.ofThreeAttempts()
		.dispatched()
		.step(JobState.QUEUED, "hint_lost")
		.dispatched()
		.claimed("a")
		.lost()
		.dispatched()
		.claimed("b")
		.uncounted("rate_limited", "snoozed")
		.dispatched()
		.claimed("a")
		.ended(JobState.SUCCEEDED, null, "completed");

	private static final HistoryBuilder CANCELED_WHILE_RUNNING = HistoryBuilder.ofThreeAttempts()
		.dispatched()
		.claimed("a")
		.step(JobState.RUNNING, "cancel_requested")
		.ended(JobState.CANCELED, "ATTEMPT_FAILED", "retry");

	private static final HistoryBuilder LOST_WITH_OTHERS = HistoryBuilder.ofThreeAttempts()
		.dispatched()
		.claimed("a")
		.uncounted("worker_lost", "lost")
		.dispatched()
		.claimed("b")
		.uncounted("worker_lost", "lost");

	@Test
	void acceptsWhatTheEngineDoes() {
		HistoryBuilder last = HistoryBuilder.ofThreeAttempts();
		for (int attempt = 1; attempt < 3; attempt++) {
			last = last.dispatched().claimed("a").ended(JobState.QUEUED, "ATTEMPT_FAILED", "retry");
		}
		List<History> histories = List.of(HistoryBuilder.ofThreeAttempts().history(), STORY.history(),
				LOST_WITH_OTHERS.history(), CANCELED_WHILE_RUNNING.history(),
				last.dispatched().claimed("b").lostForGood().history(),
				last.dispatched().claimed("b").ended(JobState.FAILED, "ATTEMPT_FAILED", "failed").history(),
				HistoryBuilder.ofThreeAttempts().step(JobState.CANCELED, "cancel_requested").history(),
				HistoryBuilder.ofThreeAttempts().dispatched().step(JobState.EXPIRED, "deadline").history(),
				HistoryBuilder.ofThreeAttempts()
					.dispatched()
					.claimed("a")
					.ended(JobState.EXPIRED, "deadline", "expired")
					.history(),
				HistoryBuilder.ofThreeAttempts()
					.dispatched()
					.claimed("a")
					.uncounted("handed_back", "returned")
					.history(),
				HistoryBuilder.ofThreeAttempts().dispatched().claimed("a").history());

		Trace trace = TraceValidation.of(histories);

		assertThat(trace.violations()).isEmpty();
		assertThat(trace.jobs()).isEqualTo(11);
		assertThat(trace.open()).isEqualTo(4);
		assertThat(trace.count(Transition.SUCCEED)).isEqualTo(1);
		assertThat(trace.steps()).containsOnlyKeys(Transition.values());
	}

	@ParameterizedTest
	@EnumSource
	void noticesDamage(Damage damage) {
		assertThat(TraceValidation.of(List.of(damage.done())).violations())
			.anySatisfy((violation) -> assertThat(violation).startsWith("job 00000000-").contains(damage.words));
	}

	enum Damage {

		GAP(STORY.without(3), "event 4 stands where event 3 is expected"),

		NO_EVENTS(HistoryBuilder.ofThreeAttempts().without(1), "it has no events"),

		FIRST_EVENT_MISSING(STORY.without(1), "no step leads from nothing to DISPATCHED"),

		LAST_EVENT_MISSING(STORY.without(12), "its row is SUCCEEDED, its last event says RUNNING"),

		CLOCK_BACK(STORY.at(5, Instant.EPOCH), "event 5 is older than the one before it"),

		STATE_SKIPPED(STORY.event(4, (old) -> HistoryBuilder.with(old, JobState.QUEUED, "hint_lost")),
				"no step leads from QUEUED to RUNNING"),

		TWO_ENDS(STORY.step(JobState.EXPIRED, "deadline"), "no step leads from SUCCEEDED to EXPIRED"),

		SAME_END_TWICE(STORY.step(JobState.SUCCEEDED, null), "no step leads from SUCCEEDED to SUCCEEDED"),

		TOKEN_REUSED(STORY.event(8, (old) -> HistoryBuilder.with(old, 2, 1)), "token is 1 instead of 2"),

		TOKEN_SKIPPED(STORY.event(8, (old) -> HistoryBuilder.with(old, 2, 3)), "token is 3 instead of 2"),

		TOKEN_RESET_WHEN_REQUEUED(STORY.event(9, (old) -> HistoryBuilder.with(old, 1, 0)), "token is 0 instead of 2"),

		CLAIM_COUNTED_TWICE(STORY.event(5, (old) -> HistoryBuilder.with(old, 2, 1)), "attempt went from 0 to 2"),

		SNOOZE_COUNTED(STORY.event(9, (old) -> HistoryBuilder.with(old, 2, 2)),
				"is in the ledger as snoozed and counts"),

		SNOOZE_RESTORED_TOO_MUCH(STORY.event(9, (old) -> HistoryBuilder.with(old, 0, 2)), "attempt went from 2 to 0"),

		LOSSES_NEVER_COUNTED(LOST_WITH_OTHERS.dispatched()
			.claimed("c")
			.uncounted("worker_lost", "lost")
			.dispatched()
			.claimed("d")
			.uncounted("worker_lost", "lost")
			.dispatched()
			.claimed("e")
			.uncounted("worker_lost", "lost"), "5 attempts that it lost with its workers do not count"),

		BEYOND_THE_LIMIT(STORY.ofAttempts(1), "attempt is 2 of 1"),

		REQUEUED_WITHOUT_ATTEMPTS(STORY.ofAttempts(1), "attempt is 1 of 1"),

		SETTLED_BY_ANOTHER(STORY.event(12, (old) -> HistoryBuilder.by(old, "b")), "worker is b, the holder was a"),

		CLAIMED_WITHOUT_WORKER(STORY.event(5, (old) -> HistoryBuilder.by(old, null)), "worker is null"),

		UNKNOWN_REASON(STORY.event(3, (old) -> HistoryBuilder.with(old, JobState.QUEUED, "bored")), "reason is bored"),

		CLAIMED_AFTER_CANCEL(HistoryBuilder.ofThreeAttempts()
			.dispatched()
			.claimed("a")
			.step(JobState.RUNNING, "cancel_requested")
			.ended(JobState.QUEUED, "ATTEMPT_FAILED", "retry")
			.dispatched()
			.claimed("a"), "is a claim, but the job was canceled before"),

		CANCEL_ASKED_TWICE(HistoryBuilder.ofThreeAttempts()
			.dispatched()
			.claimed("a")
			.step(JobState.RUNNING, "cancel_requested")
			.step(JobState.RUNNING, "cancel_requested"), "asks a second time to cancel"),

		CANCELED_WITHOUT_REQUEST(CANCELED_WHILE_RUNNING.withoutRequest(), "it is CANCELED without a request"),

		NOT_IN_LEDGER(STORY.ledgerRow(1, null), "attempt with token 1 is missing in the ledger"),

		TWICE_IN_LEDGER(
				STORY.ledgerRow(4, new LedgerRow(4, 3, "a", "completed", HistoryBuilder.START, HistoryBuilder.START)),
				"attempt with token 4 is in the ledger as completed, but the log knows no claim"),

		IN_LEDGER_WHILE_RUNNING(
				HistoryBuilder.ofThreeAttempts()
					.dispatched()
					.claimed("a")
					.ledgerRow(1, new LedgerRow(1, 1, "a", "lost", HistoryBuilder.START, HistoryBuilder.START)),
				"the log knows no end"),

		LEDGER_OF_ANOTHER_WORKER(
				STORY.ledgerRow(1, new LedgerRow(1, 1, "b", "lost", HistoryBuilder.START, HistoryBuilder.START)),
				"was claimed by a and is in the ledger by b"),

		LEDGER_OF_ANOTHER_OUTCOME(
				STORY.ledgerRow(1, new LedgerRow(1, 1, "a", "completed", HistoryBuilder.START, HistoryBuilder.START)),
				"is in the ledger as completed and ended by LOSE_WORKER"),

		LEDGER_OF_ANOTHER_ATTEMPT(
				STORY.ledgerRow(2, new LedgerRow(2, 1, "b", "snoozed", HistoryBuilder.START, HistoryBuilder.START)),
				"is number 1 in the ledger and number 2 in the log"),

		LEDGER_ENDS_BEFORE_START(
				STORY.ledgerRow(1, new LedgerRow(1, 1, "a", "lost", HistoryBuilder.START, Instant.EPOCH)),
				"ended before it began"),

		ROW_AHEAD_OF_ITS_LOG(STORY.row(JobState.SUCCEEDED, 2, 3, 13), "its row counts 13 events, the last is 12"),

		ROW_OF_ANOTHER_STATE(STORY.row(JobState.FAILED, 2, 3, 12), "its row is FAILED, its last event says SUCCEEDED"),

		ROW_OF_ANOTHER_ATTEMPT(STORY.row(JobState.SUCCEEDED, 3, 3, 12), "its row is at attempt 3, its last event at 2"),

		ROW_OF_ANOTHER_TOKEN(STORY.row(JobState.SUCCEEDED, 2, 4, 12), "its row has token 4, its last event 3"),

		RESULT_MISSING(STORY.bare(), "it is SUCCEEDED and its result disagrees"),

		LEASE_MISSING(HistoryBuilder.ofThreeAttempts().dispatched().claimed("a").bare(),
				"it is RUNNING and its lease or holder disagrees"),

		FAILED_WITHOUT_PROBLEM(
				HistoryBuilder.ofThreeAttempts().dispatched().claimed("a").ended(JobState.FAILED, "X", "failed").bare(),
				"it is FAILED and does not say why");

		private final HistoryBuilder history;

		private final String words;

		Damage(HistoryBuilder history, String words) {
			this.history = history;
			this.words = words;
		}

		History done() {
			return this.history.history();
		}

	}

}
