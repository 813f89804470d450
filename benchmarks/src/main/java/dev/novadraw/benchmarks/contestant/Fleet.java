package dev.novadraw.benchmarks.contestant;

/**
 * How much a contestant may do at a time.
 *
 * @param workers how many workers there are
 * @param slots how many jobs each of them runs at a time
 */
public record Fleet(int workers, int slots) {

	/**
	 * All slots of all workers.
	 */
	public int size() {
		return this.workers * this.slots;
	}

}
