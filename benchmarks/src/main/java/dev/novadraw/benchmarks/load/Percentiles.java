package dev.novadraw.benchmarks.load;

import java.util.Arrays;

/**
 * Sorted values with their percentiles.
 */
public final class Percentiles {

	private final double[] values;

	public Percentiles(double[] values) {
		this.values = values.clone();
		Arrays.sort(this.values);
	}

	/**
	 * Returns the smallest value that at least {@code percent} percent of all values
	 * don't exceed.
	 */
	public double at(double percent) {
		if (this.values.length == 0) {
			return Double.NaN;
		}
		int rank = (int) Math.ceil(percent / 100 * this.values.length);
		return this.values[Math.max(rank, 1) - 1];
	}

	/**
	 * Returns the middle value, or the mean of the middle two.
	 */
	public double median() {
		int half = this.values.length / 2;
		return (this.values.length % 2 == 1) ? this.values[half] : (this.values[half - 1] + this.values[half]) / 2;
	}

	public double largest() {
		return at(100);
	}

}
