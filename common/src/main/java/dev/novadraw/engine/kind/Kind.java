package dev.novadraw.engine.kind;

import java.time.Duration;

/**
 * Something that can be generated, as everybody but its generator sees it: a stable name,
 * the shapes that go in and come out, and its limits. One folder holds all of one kind;
 * implementations are found by this type.
 *
 * @param <I> the input, as clients send it; bean validation on its components is the
 * contract
 * @param <R> the result, as clients read it
 */
public interface Kind<I extends Record, R extends Record> {

	/**
	 * The name stored with every job: lower-case letters, digits and underscores, at most
	 * 40.
	 */
	String name();

	/**
	 * The plural under which HTTP clients find it, such as {@code stories}.
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
	 * How long one attempt may take before it is interrupted and counted as failed.
	 */
	default Duration attemptTimeLimit() {
		return Duration.ofSeconds(90);
	}

	/**
	 * How long after its submission a job may still be worked on; then it expires.
	 */
	default Duration deadline() {
		return Duration.ofMinutes(30);
	}

}
