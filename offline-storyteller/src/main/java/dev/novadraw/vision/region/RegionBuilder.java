package dev.novadraw.vision.region;

import java.util.Arrays;

/**
 * A region that is put together from runs of cells, row by row.
 */
final class RegionBuilder {

	private int[] runs = new int[48];

	private int size;

	private int count;

	private int left = Integer.MAX_VALUE;

	private int right;

	/**
	 * Adds the cells of a row from a column up to another.
	 */
	void add(int row, int start, int end) {
		if (this.size == this.runs.length) {
			this.runs = Arrays.copyOf(this.runs, 2 * this.size);
		}
		this.runs[this.size++] = row;
		this.runs[this.size++] = start;
		this.runs[this.size++] = end;
		this.count += end - start;
		this.left = Math.min(this.left, start);
		this.right = Math.max(this.right, end);
	}

	int count() {
		return this.count;
	}

	private int top() {
		return this.runs[0];
	}

	private int bottom() {
		return this.runs[this.size - 3] + 1;
	}

	/**
	 * Returns true if the region does not touch the edges of a page.
	 */
	boolean isWithin(int width, int height) {
		return this.left > 0 && top() > 0 && this.right < width && bottom() < height;
	}

	Region region() {
		int width = this.right - this.left;
		boolean[] cells = new boolean[width * (bottom() - top())];
		addTo(cells, width, top() * width + this.left);
		return new Region(this.left, top(), width, bottom() - top(), cells);
	}

	/**
	 * Adds the cells to those of a box.
	 * @param cells the cells of the box
	 * @param width its width
	 * @param origin the number of cells from the upper left of the page to that of the
	 * box, if the page were as wide
	 */
	void addTo(boolean[] cells, int width, int origin) {
		for (int i = 0; i < this.size; i += 3) {
			int row = this.runs[i] * width - origin;
			Arrays.fill(cells, row + this.runs[i + 1], row + this.runs[i + 2], true);
		}
	}

}
