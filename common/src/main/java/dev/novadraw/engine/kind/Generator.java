package dev.novadraw.engine.kind;

/**
 * Does the work of one kind: one attempt at one job. It runs on a virtual thread, is
 * interrupted when its time is over or its job was taken away, and may be called for the
 * same job again.
 *
 * @param <I> the input of the kind
 * @param <R> the result of the kind
 */
public interface Generator<I extends Record, R extends Record> {

	Kind<I, R> kind();

	/**
	 * Which instructions it gives to models, for the ledger.
	 */
	default String promptVersion() {
		return "none";
	}

	/**
	 * Makes one attempt. What can be foreseen is returned as an {@link Outcome}; an
	 * exception means a provider that could not be reached or a bug, and is retried like
	 * one.
	 */
	Outcome<R> generate(Task<I> task);

}
