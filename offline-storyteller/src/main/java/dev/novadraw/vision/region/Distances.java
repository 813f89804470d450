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

	private final int[] distances;

	/**
	 * Measures the distances.
	 * @param mask the mask
	 * @param from true for distances from its cells, false for those from all others
	 */
	Distances(Mask mask, boolean from) {
		this.width = mask.width();
		this.distances = new int[mask.cells().length];
		Arrays.fill(this.distances, FAR);
		for (int cell = 0; cell < this.distances.length; cell++) {
			if (mask.cells()[cell] == from) {
				this.distances[cell] = 0;
			}
			else {
				sweep(cell, -1);
			}
		}
		for (int cell = this.distances.length - 1; cell >= 0; cell--) {
			sweep(cell, 1);
		}
	}

	/**
	 * Shortens the distance of a cell by way of the four neighbours on one side.
	 */
	private void sweep(int cell, int side) {
		int x = cell % this.width;
		int row = cell + side * this.width;
		boolean inside = row >= 0 && row < this.distances.length;
		int nearest = this.distances[cell];
		int beside = x + side;
		if (beside >= 0 && beside < this.width) {
			nearest = Math.min(nearest, this.distances[cell + side] + STEP);
		}
		if (inside) {
			nearest = Math.min(nearest, this.distances[row] + STEP);
			if (x > 0) {
				nearest = Math.min(nearest, this.distances[row - 1] + DIAGONAL);
			}
			if (x < this.width - 1) {
				nearest = Math.min(nearest, this.distances[row + 1] + DIAGONAL);
			}
		}
		this.distances[cell] = nearest;
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
		boolean[] beyond = new boolean[this.distances.length];
		for (int cell = 0; cell < beyond.length; cell++) {
			beyond[cell] = this.distances[cell] > distance;
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
