package dev.novadraw.engine.kind;

/**
 * Makes attempts at jobs of one kind. An attempt runs on a virtual thread and is
 * interrupted at its time limit or when the worker loses the job. There may be several
 * attempts for one job.
 *
 * @param <I> the input of the kind
 * @param <R> the result of the kind
 */
public interface Generator<I extends Record, R extends Record> {

	Kind<I, R> kind();

	/**
	 * Returns the version of its prompts, for the ledger.
	 */
	default String promptVersion() {
		return "none";
	}

	/**
	 * Makes one attempt. Expected failures are returned as an {@link Outcome}. An
	 * exception means an unreachable provider or a bug; it is retried.
	 */
	Outcome<R> generate(Task<I> task);

}
