package dev.novadraw.benchmarks.contestant;

/**
 * A system that runs jobs in the background: it stores them durably, and runs as many at
 * a time as its fleet has slots. Its workers run from its creation until it is closed.
 */
public interface Contestant extends AutoCloseable {

	/** The client of jobs that are submitted for one client only. */
	String CLIENT = "bench";

	/**
	 * Submits a job and returns when it is durable; called by many threads concurrently.
	 * Contestants without a notion of clients ignore the client.
	 */
	void submit(String client, Nap nap);

	/**
	 * Returns the number of accepted jobs that are not settled: not run yet, or run
	 * without a durable record of it.
	 */
	long unsettled();

	/**
	 * Cancels a nap.
	 */
	default void cancel(int number) {
		throw new UnsupportedOperationException("Only this project is asked to cancel");
	}

	/**
	 * Dispatches, claims and settles a number of jobs directly, without a worker.
	 */
	default Step step(int jobs) {
		throw new UnsupportedOperationException("Only this project is taken to pieces");
	}

	@Override
	void close();

	/**
	 * The duration of the statements of one step.
	 */
	record Step(double dispatchMillis, double claimMillis) {
	}

}
