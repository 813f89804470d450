package dev.novadraw.engine.job;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.problem.Problem;

/**
 * The end of an attempt, to be written.
 *
 * @param claim the attempt
 * @param to the next state of the job
 * @param outcome the name of the outcome in the ledger
 * @param counted true if the attempt counts
 * @param result the result, present exactly if the job has succeeded
 * @param problem the problem, if there was one
 * @param reason a short word for the event log
 * @param after the delay before the next attempt, if the job is requeued
 * @param spending the tokens, money and calls of the attempt
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
	 * Returns a settlement that requeues the job for another attempt after a delay. An
	 * attempt must be left.
	 */
	public static Settlement retry(Claim claim, Problem problem, Duration after, Spending spending) {
		return new Settlement(claim, JobState.QUEUED, "retry", true, null, problem, problem.code(), after, spending);
	}

	/**
	 * Returns a settlement that requeues the job because the attempt could not be made
	 * now. The attempt does not count.
	 * @param why a short word for the event log
	 */
	public static Settlement snoozed(Claim claim, Duration after, String why, Spending spending) {
		return new Settlement(claim, JobState.QUEUED, "snoozed", false, null, null, why, after, spending);
	}

	/**
	 * Returns a settlement that requeues the job because the worker is shutting down. The
	 * attempt does not count.
	 */
	public static Settlement returned(Claim claim, Spending spending) {
		return new Settlement(claim, JobState.QUEUED, "returned", false, null, null, "handed_back", Duration.ZERO,
				spending);
	}

	public static Settlement canceled(Claim claim, Spending spending) {
		return new Settlement(claim, JobState.CANCELED, "canceled", true, null, null, "cancel_requested", Duration.ZERO,
				spending);
	}

	/**
	 * Returns a settlement that expires the job, because its deadline passed before the
	 * attempt ended.
	 */
	public static Settlement expired(Claim claim, Spending spending) {
		return new Settlement(claim, JobState.EXPIRED, "expired", true, null, null, "deadline", Duration.ZERO,
				spending);
	}

}
