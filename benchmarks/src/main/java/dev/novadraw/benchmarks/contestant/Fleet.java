package dev.novadraw.benchmarks.contestant;

/**
 * The concurrency of a contestant.
 *
 * @param workers the number of workers
 * @param slots the number of jobs that each of them runs at a time
 */
public record Fleet(int workers, int slots) {

	/**
	 * Returns the number of slots of all workers.
	 */
	public int size() {
		return this.workers * this.slots;
	}

}
