package dev.novadraw.benchmarks.contestant;

/**
 * Something that runs jobs later: accepts them at once, keeps them safe, and works on as
 * many at a time as its fleet has slots. Its workers run from its creation until it is
 * closed.
 */
public interface Contestant extends AutoCloseable {

	/**
	 * Hands a job over and returns when it is safe. Called by many threads at once. Who
	 * knows no clients treats all as one.
	 */
	void submit(String client, Nap nap);

	/**
	 * How many accepted jobs have not been settled: not run yet, or run without that
	 * being written down for good.
	 */
	long unsettled();

	/**
	 * Stops a nap that is no longer wanted.
	 */
	default void cancel(int number) {
		throw new UnsupportedOperationException("Only this project is asked to cancel");
	}

	/**
	 * Dispatches, claims and settles so many jobs by hand, without any worker.
	 */
	default Step step(int jobs) {
		throw new UnsupportedOperationException("Only this project is taken to pieces");
	}

	@Override
	void close();

	/**
	 * How long the statements of one step took.
	 */
	record Step(double dispatchMillis, double claimMillis) {
	}

}
