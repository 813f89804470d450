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
	 * The attempt has a result.
	 *
	 * @param result the result for the client
	 */
	record Completed<R extends Record>(R result) implements Outcome<R> {
	}

	/**
	 * Another attempt may succeed. Fails the job when no attempt is left.
	 *
	 * @param problem what went wrong
	 * @param after how long the next attempt must wait at least, when somebody said so;
	 * otherwise backoff decides
	 */
	record Retry<R extends Record>(Problem problem, @Nullable Duration after) implements Outcome<R> {
	}

	/**
	 * It will never work.
	 *
	 * @param problem why not
	 */
	record Failed<R extends Record>(Problem problem) implements Outcome<R> {
	}

	/**
	 * It was not tried at all, because it could not be tried now; costs no attempt.
	 *
	 * @param after how long to wait
	 * @param why a short lower-case word for the event log, such as {@code rate_limited}
	 */
	record Snoozed<R extends Record>(Duration after, String why) implements Outcome<R> {
	}

	/**
	 * It was stopped because its client no longer wants it.
	 */
	record Canceled<R extends Record>() implements Outcome<R> {
	}

}
