package dev.novadraw.vision.sample;

import java.util.Random;

/**
 * Random patterns that are the same in every run: smooth ones for wood and stone, and
 * sensor noise.
 */
final class Grain {

	private static final int SIZE = 256;

	private final float[] values = new float[SIZE * SIZE];

	private final float[] gaussians = new float[1 << 16];

	Grain(long seed) {
		Random random = new Random(seed);
		for (int i = 0; i < this.values.length; i++) {
			this.values[i] = 2 * random.nextFloat() - 1;
		}
		for (int i = 0; i < this.gaussians.length; i++) {
			this.gaussians[i] = (float) random.nextGaussian();
		}
	}

	/**
	 * Returns a value of -1 to 1 that changes smoothly from one whole number to the next.
	 */
	double smooth(double x, double y) {
		int column = (int) Math.floor(x);
		int row = (int) Math.floor(y);
		double across = eased(x - column);
		double down = eased(y - row);
		double upper = at(column, row) * (1 - across) + at(column + 1, row) * across;
		double lower = at(column, row + 1) * (1 - across) + at(column + 1, row + 1) * across;
		return upper * (1 - down) + lower * down;
	}

	private static double eased(double share) {
		return share * share * (3 - 2 * share);
	}

	private float at(int column, int row) {
		return this.values[(row & SIZE - 1) * SIZE + (column & SIZE - 1)];
	}

	/**
	 * Returns the noise of one channel of one pixel, with a standard deviation of 1.
	 */
	float noise(int index) {
		return this.gaussians[(index * 0x9e3779b1 >>> 16 ^ index) & 0xffff];
	}

}
