package dev.novadraw.queuemodel;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.novadraw.queuemodel.History.LedgerRow;
import dev.novadraw.queuemodel.History.LogRow;

import static dev.novadraw.queuemodel.Transition.CLAIM;
import static dev.novadraw.queuemodel.Transition.EXPIRE_RUNNING;
import static dev.novadraw.queuemodel.Transition.FAIL;
import static dev.novadraw.queuemodel.Transition.LOSE_LAST_WORKER;
import static dev.novadraw.queuemodel.Transition.LOSE_WORKER;
import static dev.novadraw.queuemodel.Transition.REQUEST_CANCEL;
import static dev.novadraw.queuemodel.Transition.RETRY;
import static dev.novadraw.queuemodel.Transition.RETURN;
import static dev.novadraw.queuemodel.Transition.SNOOZE;
import static dev.novadraw.queuemodel.Transition.STOP;
import static dev.novadraw.queuemodel.Transition.SUCCEED;

/**
 * The attempts of one job according to its log, compared with the ledger: one row for
 * each attempt that has ended, and no other.
 */
final class Attempts {

	/**
	 * The steps that may end an attempt, by its outcome in the ledger. A job with a
	 * cancel request ends whatever the outcome, and so does a job without attempts left.
	 */
	private static final Map<String, Set<Transition>> ENDINGS = Map.of("completed", EnumSet.of(SUCCEED), "failed",
			EnumSet.of(FAIL), "retry", EnumSet.of(RETRY, FAIL, STOP), "snoozed", EnumSet.of(SNOOZE, STOP), "returned",
			EnumSet.of(RETURN, STOP), "canceled", EnumSet.of(STOP), "lost",
			EnumSet.of(LOSE_WORKER, LOSE_LAST_WORKER, STOP), "expired", EnumSet.of(EXPIRE_RUNNING));

	/**
	 * After two lost workers a job runs in isolation, and its losses count. The same
	 * number of claims whose response was lost may not count.
	 */
	private static final int MAX_UNCOUNTED_LOSSES = 4;

	private final Map<Long, LogRow> claims = new TreeMap<>();

	private final Map<Long, Ending> endings = new TreeMap<>();

	private @Nullable LogRow running;

	/** Records a replayed step of the job. */
	void made(Transition step, LogRow event) {
		LogRow claim = this.running;
		if (step == CLAIM) {
			this.claims.put(event.event().token(), event);
			this.running = event;
		}
		else if (claim != null && step != REQUEST_CANCEL) {
			boolean counts = event.event().attempt() == claim.event().attempt();
			this.endings.put(claim.event().token(), new Ending(step, counts));
			this.running = null;
		}
	}

	void compareWith(List<LedgerRow> ledger, List<String> violations) {
		Set<Long> tokens = new HashSet<>();
		for (LedgerRow row : ledger) {
			tokens.add(row.token());
			LogRow claim = this.claims.get(row.token());
			Ending ending = this.endings.get(row.token());
			if (claim == null || ending == null) {
				violations.add("attempt with token " + row.token() + " is in the ledger as " + row.outcome()
						+ ", but the log knows no " + ((claim == null) ? "claim" : "end") + " of it");
			}
			else {
				compare(row, claim, ending, violations);
			}
		}
		long uncounted = this.endings.values().stream().filter(Ending::isLossThatDoesNotCount).count();
		if (uncounted > MAX_UNCOUNTED_LOSSES) {
			violations.add(uncounted + " attempts that it lost with its workers do not count");
		}
		this.endings.keySet()
			.stream()
			.filter((token) -> !tokens.contains(token))
			.forEach((token) -> violations.add("attempt with token " + token + " is missing in the ledger"));
	}

	private static void compare(LedgerRow row, LogRow claim, Ending ending, List<String> violations) {
		String attempt = "attempt with token " + row.token() + " ";
		if (row.attempt() != claim.event().attempt()) {
			violations.add(attempt + "is number " + row.attempt() + " in the ledger and number "
					+ claim.event().attempt() + " in the log");
		}
		if (!row.worker().equals(claim.event().worker())) {
			violations
				.add(attempt + "was claimed by " + claim.event().worker() + " and is in the ledger by " + row.worker());
		}
		if (!ENDINGS.getOrDefault(row.outcome(), Set.of()).contains(ending.step())) {
			violations.add(attempt + "is in the ledger as " + row.outcome() + " and ended by " + ending.step());
		}
		boolean uncounted = row.outcome().equals("snoozed") || row.outcome().equals("returned");
		// An attempt lost together with another job does not count, even if its job is
		// canceled at the same time.
		boolean mayCountOrNot = row.outcome().equals("lost") && ending.step() != LOSE_LAST_WORKER;
		if (ending.counts() == uncounted && !mayCountOrNot) {
			violations.add(attempt + "is in the ledger as " + row.outcome() + " and "
					+ (ending.counts() ? "counts" : "does not count"));
		}
		if (row.finishedAt().isBefore(row.startedAt())) {
			violations.add(attempt + "ended before it began");
		}
	}

	private record Ending(Transition step, boolean counts) {

		boolean isLossThatDoesNotCount() {
			return this.step == LOSE_WORKER && !this.counts;
		}
	}

}
