package dev.novadraw.engine.kind;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.problem.Problem;

/**
 * The outcome of one attempt. Sealed, so that the settlement handles each.
 *
 * @param <R> the result of the kind
 */
public sealed interface Outcome<R extends Record> {

	/**
	 * A result.
	 *
	 * @param result the result for the client
	 */
	record Completed<R extends Record>(R result) implements Outcome<R> {
	}

	/**
	 * A failure after which another attempt may succeed. Fails the job if no attempt is
	 * left.
	 *
	 * @param problem the problem
	 * @param after the minimum delay before the next attempt, if the provider specified
	 * one; otherwise backoff decides
	 */
	record Retry<R extends Record>(Problem problem, @Nullable Duration after) implements Outcome<R> {
	}

	/**
	 * A failure that no further attempt can avoid.
	 *
	 * @param problem the problem
	 */
	record Failed<R extends Record>(Problem problem) implements Outcome<R> {
	}

	/**
	 * An attempt that could not be made now. It does not count.
	 *
	 * @param after the delay before the next attempt
	 * @param why a short lower-case word for the event log, such as {@code rate_limited}
	 */
	record Snoozed<R extends Record>(Duration after, String why) implements Outcome<R> {
	}

	/**
	 * An attempt that was stopped because its client canceled the job.
	 */
	record Canceled<R extends Record>() implements Outcome<R> {
	}

}
