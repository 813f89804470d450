package dev.novadraw.vision.shape;

import java.util.Arrays;

import dev.novadraw.vision.paper.Paper;

/**
 * The cells that are drawn on: those that differ clearly from the paper, or differ a
 * little and touch such a cell.
 */
public final class Marks {

	private static final float MIN_DIFFERENCE = 0.125f;

	private static final float MIN_ADJACENT_DIFFERENCE = 0.075f;

	private static final int BINS = 512;

	private final Cells cells;

	private final boolean[] drawn;

	private final int[] open;

	private Marks(Cells cells) {
		this.cells = cells;
		this.drawn = new boolean[cells.count()];
		this.open = new int[cells.count()];
	}

	public static Mask of(Cells cells, Paper paper) {
		Marks marks = new Marks(cells);
		if (!paper.visible()) {
			Arrays.fill(marks.drawn, true);
		}
		else {
			marks.follow(Math.max(MIN_DIFFERENCE, 4.5f * marks.noise()));
		}
		return new Mask(cells.width(), cells.height(), marks.drawn);
	}

	/**
	 * Returns the median difference of all cells: grain and noise, as long as less than
	 * half of the page is drawn on.
	 */
	private float noise() {
		int[] histogram = new int[BINS];
		for (int cell = 0; cell < this.cells.count(); cell++) {
			histogram[Math.min(BINS - 1, (int) (this.cells.difference(cell) * BINS))]++;
		}
		int seen = 0;
		int bin = 0;
		while (bin < BINS && seen < this.cells.count() / 2) {
			seen += histogram[bin++];
		}
		return Math.min(0.05f, (float) bin / BINS);
	}

	private void follow(float minDifference) {
		float minAdjacentDifference = Math.max(MIN_ADJACENT_DIFFERENCE, minDifference * 0.6f);
		for (int cell = 0; cell < this.cells.count(); cell++) {
			if (this.cells.difference(cell) >= minDifference && !this.drawn[cell]) {
				this.drawn[cell] = true;
				this.open[0] = cell;
				int size = 1;
				while (size > 0) {
					size = spread(this.open[size - 1], minAdjacentDifference, size - 1);
				}
			}
		}
	}

	private int spread(int cell, float minAdjacentDifference, int size) {
		int width = this.cells.width();
		int column = cell % width;
		int row = cell / width;
		int stack = size;
		for (int y = Math.max(0, row - 1); y <= Math.min(this.cells.height() - 1, row + 1); y++) {
			for (int x = Math.max(0, column - 1); x <= Math.min(width - 1, column + 1); x++) {
				int near = y * width + x;
				if (!this.drawn[near] && this.cells.difference(near) >= minAdjacentDifference) {
					this.drawn[near] = true;
					this.open[stack++] = near;
				}
			}
		}
		return stack;
	}

}
