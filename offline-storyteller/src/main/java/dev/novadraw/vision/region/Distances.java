package dev.novadraw.vision.region;

import java.util.Arrays;

import dev.novadraw.vision.shape.Mask;

/**
 * The distance of each cell from the nearest cell in a mask, nearly as the crow flies: a
 * step counts 3, a diagonal step 4.
 */
final class Distances {

	/** The distance of one step. */
	static final int STEP = 3;

	private static final int DIAGONAL = 4;

	private static final int FAR = 1 << 20;

	private final int width;

	private final int height;

	/** The number of columns with one at each side that is far away. */
	private final int stride;

	private final int[] distances;

	/**
	 * Measures the distances.
	 * @param mask the mask
	 * @param from true for distances from its cells, false for those from all others
	 */
	Distances(Mask mask, boolean from) {
		this.width = mask.width();
		this.height = mask.height();
		this.stride = this.width + 2;
		this.distances = new int[this.stride * (this.height + 2)];
		Arrays.fill(this.distances, FAR);
		for (int y = 0; y < this.height; y++) {
			sweepDown(y, mask.cells(), from);
		}
		for (int y = this.height - 1; y >= 0; y--) {
			sweepUp(y);
		}
	}

	/**
	 * Returns the columns on each side that are as near as a number of steps: in the own
	 * row, and in each row above or below.
	 */
	static int[] disc(int steps) {
		int[] columns = new int[steps + 1];
		for (int row = 0; row <= steps; row++) {
			while (distance(columns[row] + 1, row) <= STEP * steps) {
				columns[row]++;
			}
		}
		return columns;
	}

	private static int distance(int across, int down) {
		int diagonal = Math.min(across, down);
		return DIAGONAL * diagonal + STEP * (Math.max(across, down) - diagonal);
	}

	private int start(int y) {
		return (y + 1) * this.stride + 1;
	}

	private void sweepDown(int y, boolean[] cells, boolean from) {
		int[] distances = this.distances;
		int start = start(y);
		int before = FAR;
		for (int x = 0; x < this.width; x++) {
			before = cells[y * this.width + x] == from ? 0 : nearest(distances, before, start + x - this.stride);
			distances[start + x] = before;
		}
	}

	/**
	 * Shortens the distances by way of the neighbours below and to the right.
	 */
	private void sweepUp(int y) {
		int[] distances = this.distances;
		int start = start(y);
		int before = FAR;
		for (int x = this.width - 1; x >= 0; x--) {
			before = Math.min(distances[start + x], nearest(distances, before, start + x + this.stride));
			distances[start + x] = before;
		}
	}

	/**
	 * Returns the distance by way of the cell before or the three in the next row.
	 */
	private static int nearest(int[] distances, int before, int beside) {
		int straight = Math.min(before, distances[beside]) + STEP;
		int diagonal = Math.min(distances[beside - 1], distances[beside + 1]) + DIAGONAL;
		return Math.min(FAR, Math.min(straight, diagonal));
	}

	int max() {
		int max = 0;
		for (int distance : this.distances) {
			max = distance < FAR ? Math.max(max, distance) : max;
		}
		return max;
	}

	/**
	 * Returns the cells that are farther away than a distance.
	 */
	boolean[] beyond(int distance) {
		boolean[] beyond = new boolean[this.width * this.height];
		for (int y = 0; y < this.height; y++) {
			for (int x = 0; x < this.width; x++) {
				beyond[y * this.width + x] = this.distances[start(y) + x] > distance;
			}
		}
		return beyond;
	}

	/**
	 * Returns the cells that are as near as a distance, or nearer.
	 */
	boolean[] within(int distance) {
		boolean[] within = beyond(distance);
		for (int cell = 0; cell < within.length; cell++) {
			within[cell] = !within[cell];
		}
		return within;
	}

}
