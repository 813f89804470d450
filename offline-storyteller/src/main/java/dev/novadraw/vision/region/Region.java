package dev.novadraw.vision.region;

import java.util.Arrays;

/**
 * A connected set of cells, in coordinates of the page.
 */
public final class Region {

	private final int left;

	private final int top;

	private final int width;

	private final int height;

	private final boolean[] cells;

	private final int count;

	private final double centreX;

	private final double centreY;

	Region(int left, int top, int width, int height, boolean[] cells) {
		this.left = left;
		this.top = top;
		this.width = width;
		this.height = height;
		this.cells = cells;
		long sumX = 0;
		long sumY = 0;
		int members = 0;
		for (int cell = 0; cell < cells.length; cell++) {
			if (cells[cell]) {
				sumX += cell % width;
				sumY += cell / width;
				members++;
			}
		}
		this.count = members;
		this.centreX = left + 0.5 + (double) sumX / Math.max(1, members);
		this.centreY = top + 0.5 + (double) sumY / Math.max(1, members);
	}

	/**
	 * Returns the region at another place.
	 */
	public Region moved(int across, int down) {
		return new Region(this.left + across, this.top + down, this.width, this.height, this.cells);
	}

	public int left() {
		return this.left;
	}

	public int top() {
		return this.top;
	}

	/**
	 * Returns the first column to the right of the region.
	 */
	public int right() {
		return this.left + this.width;
	}

	/**
	 * Returns the first row below the region.
	 */
	public int bottom() {
		return this.top + this.height;
	}

	public int width() {
		return this.width;
	}

	public int height() {
		return this.height;
	}

	public int count() {
		return this.count;
	}

	public double centreX() {
		return this.centreX;
	}

	public double centreY() {
		return this.centreY;
	}

	/**
	 * Returns the middle column of its box, which need not be the one of its cells.
	 */
	public double middleX() {
		return this.left + this.width / 2.0;
	}

	public double middleY() {
		return this.top + this.height / 2.0;
	}

	public boolean contains(int x, int y) {
		return x >= this.left && y >= this.top && x < right() && y < bottom()
				&& this.cells[(y - this.top) * this.width + x - this.left];
	}

	/**
	 * Returns true if the box of another region is within this one's, enlarged by a
	 * margin.
	 */
	public boolean surrounds(Region other, int margin) {
		return other.left >= this.left - margin && other.top >= this.top - margin && other.right() <= right() + margin
				&& other.bottom() <= bottom() + margin;
	}

	/**
	 * Returns true if the boxes of both are at most a distance apart.
	 */
	public boolean near(Region other, double distance) {
		return other.left - right() < distance && this.left - other.right() < distance
				&& other.top - bottom() < distance && this.top - other.bottom() < distance;
	}

	/**
	 * Returns the share of its box that the region fills.
	 */
	public double boxFilled() {
		return (double) this.count / (this.width * this.height);
	}

	/**
	 * Returns the first column of a row of the page, or -1 if the row is empty.
	 */
	public int rowStart(int y) {
		for (int x = 0; x < this.width; x++) {
			if (this.cells[(y - this.top) * this.width + x]) {
				return this.left + x;
			}
		}
		return -1;
	}

	/**
	 * Returns the distance from the first to the last cell of a row, both included.
	 */
	public int rowWidth(int y) {
		int start = rowStart(y);
		for (int x = right() - 1; start >= 0 && x >= start; x--) {
			if (contains(x, y)) {
				return x - start + 1;
			}
		}
		return 0;
	}

	/**
	 * Returns the first row of a column of the page, or the bottom if the column is
	 * empty.
	 */
	public int columnStart(int x) {
		for (int y = this.top; y < bottom(); y++) {
			if (contains(x, y)) {
				return y;
			}
		}
		return bottom();
	}

	/**
	 * Returns the region with everything that it encloses.
	 */
	public Region filled() {
		boolean[] outside = new boolean[this.cells.length];
		int[] open = new int[this.cells.length];
		int size = 0;
		for (int cell = 0; cell < outside.length; cell++) {
			int x = cell % this.width;
			boolean rim = x == 0 || x == this.width - 1 || cell < this.width || cell >= outside.length - this.width;
			if (rim && !this.cells[cell]) {
				outside[cell] = true;
				open[size++] = cell;
			}
		}
		while (size > 0) {
			int cell = open[--size];
			int x = cell % this.width;
			size = leave(cell - 1, x > 0, outside, open, size);
			size = leave(cell + 1, x < this.width - 1, outside, open, size);
			size = leave(cell - this.width, cell >= this.width, outside, open, size);
			size = leave(cell + this.width, cell + this.width < outside.length, outside, open, size);
		}
		boolean[] filled = new boolean[outside.length];
		for (int cell = 0; cell < filled.length; cell++) {
			filled[cell] = !outside[cell];
		}
		return new Region(this.left, this.top, this.width, this.height, filled);
	}

	private int leave(int cell, boolean exists, boolean[] outside, int[] open, int size) {
		if (!exists || outside[cell] || this.cells[cell]) {
			return size;
		}
		outside[cell] = true;
		open[size] = cell;
		return size + 1;
	}

	/**
	 * Returns the region with each row filled from its first to its last cell.
	 */
	public Region rowsFilled() {
		boolean[] filled = new boolean[this.cells.length];
		for (int y = this.top; y < bottom(); y++) {
			int start = rowStart(y);
			if (start >= 0) {
				int from = (y - this.top) * this.width + start - this.left;
				Arrays.fill(filled, from, from + rowWidth(y), true);
			}
		}
		return new Region(this.left, this.top, this.width, this.height, filled);
	}

	/**
	 * Returns the part of the region from a row of the page downwards, in a box that
	 * begins there.
	 */
	public Region below(int y) {
		int cut = Math.clamp(y - this.top, 0, this.height - 1);
		return new Region(this.left, this.top + cut, this.width, this.height - cut,
				Arrays.copyOfRange(this.cells, cut * this.width, this.cells.length));
	}

	/**
	 * Returns the likeness of the region and its mirror image, 0 to 1.
	 */
	public double symmetry() {
		int both = 0;
		int any = 0;
		for (int cell = 0; cell < this.cells.length; cell++) {
			int x = cell % this.width;
			boolean mirrored = this.cells[cell - x + this.width - 1 - x];
			both += this.cells[cell] && mirrored ? 1 : 0;
			any += this.cells[cell] || mirrored ? 1 : 0;
		}
		return (double) both / any;
	}

}
