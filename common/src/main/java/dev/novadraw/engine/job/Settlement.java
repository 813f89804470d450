package dev.novadraw.engine.job;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.problem.Problem;

/**
 * What is to be written about the end of an attempt.
 *
 * @param claim the attempt
 * @param to the state the job goes to
 * @param outcome the word for it in the ledger
 * @param counted whether the attempt counts
 * @param result what came of it, exactly if the job has succeeded
 * @param problem what went wrong
 * @param reason a short word for the event log
 * @param after how long the job has to wait if it goes on
 * @param spending what the attempt used up
 */
public record Settlement(Claim claim, JobState to, String outcome, boolean counted, @Nullable Record result,
		@Nullable Problem problem, @Nullable String reason, Duration after, Spending spending) {

	public static Settlement succeeded(Claim claim, Record result, Spending spending) {
		return new Settlement(claim, JobState.SUCCEEDED, "completed", true, result, null, null, Duration.ZERO,
				spending);
	}

	public static Settlement failed(Claim claim, Problem problem, Spending spending) {
		return new Settlement(claim, JobState.FAILED, "failed", true, null, problem, problem.code(), Duration.ZERO,
				spending);
	}

	/**
	 * Another attempt is to be made after some time; there must be one left.
	 */
	public static Settlement retry(Claim claim, Problem problem, Duration after, Spending spending) {
		return new Settlement(claim, JobState.QUEUED, "retry", true, null, problem, problem.code(), after, spending);
	}

	/**
	 * The attempt could not be made now and does not count.
	 * @param why a short word for the event log
	 */
	public static Settlement snoozed(Claim claim, Duration after, String why, Spending spending) {
		return new Settlement(claim, JobState.QUEUED, "snoozed", false, null, null, why, after, spending);
	}

	/**
	 * The worker is shutting down; the attempt does not count.
	 */
	public static Settlement handedBack(Claim claim, Spending spending) {
		return new Settlement(claim, JobState.QUEUED, "returned", false, null, null, "handed_back", Duration.ZERO,
				spending);
	}

	public static Settlement canceled(Claim claim, Spending spending) {
		return new Settlement(claim, JobState.CANCELED, "canceled", true, null, null, "cancel_requested", Duration.ZERO,
				spending);
	}

	/**
	 * The deadline of the job came before the end of the attempt.
	 */
	public static Settlement expired(Claim claim, Spending spending) {
		return new Settlement(claim, JobState.EXPIRED, "expired", true, null, null, "deadline", Duration.ZERO,
				spending);
	}

}
