package dev.novadraw.engine.kind;

import java.time.Duration;

/**
 * A kind of content that can be generated: a stable name, the types of input and result,
 * and limits. All code of a kind is in one package; implementations are found by this
 * type.
 *
 * @param <I> the input from clients; bean validation on its components is the contract
 * @param <R> the result for clients
 */
public interface Kind<I extends Record, R extends Record> {

	/**
	 * Returns the name stored with every job: lower-case letters, digits and underscores,
	 * at most 40.
	 */
	String name();

	/**
	 * Returns the plural name in URLs, such as {@code stories}.
	 */
	String collection();

	Class<I> inputType();

	Class<R> resultType();

	default DrawingUse drawing() {
		return DrawingUse.REQUIRED;
	}

	default int maxAttempts() {
		return 5;
	}

	/**
	 * Returns the time limit of one attempt, which is then interrupted and counted as
	 * failed.
	 */
	default Duration attemptTimeLimit() {
		return Duration.ofSeconds(90);
	}

	/**
	 * Returns the time from submission until a job expires.
	 */
	default Duration deadline() {
		return Duration.ofMinutes(30);
	}

}
