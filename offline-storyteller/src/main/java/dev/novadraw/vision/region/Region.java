package dev.novadraw.vision.region;

import java.util.Arrays;

import dev.novadraw.vision.shape.Mask;

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

	/** The sum of the columns of all cells in the box. */
	private final long columns;

	private final long rows;

	Region(int left, int top, int width, int height, boolean[] cells) {
		this.left = left;
		this.top = top;
		this.width = width;
		this.height = height;
		this.cells = cells;
		long sumX = 0;
		long sumY = 0;
		int members = 0;
		for (int y = 0; y < height; y++) {
			int before = members;
			for (int x = 0; x < width; x++) {
				if (cells[y * width + x]) {
					sumX += x;
					members++;
				}
			}
			sumY += (long) y * (members - before);
		}
		this.count = members;
		this.columns = sumX;
		this.rows = sumY;
	}

	private Region(Region region, int across, int down) {
		this.left = region.left + across;
		this.top = region.top + down;
		this.width = region.width;
		this.height = region.height;
		this.cells = region.cells;
		this.count = region.count;
		this.columns = region.columns;
		this.rows = region.rows;
	}

	/**
	 * Returns the region at another place.
	 */
	public Region moved(int across, int down) {
		return new Region(this, across, down);
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
		return this.left + 0.5 + (double) this.columns / Math.max(1, this.count);
	}

	public double centreY() {
		return this.top + 0.5 + (double) this.rows / Math.max(1, this.count);
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
		return new Region(this.left, this.top, this.width, this.height,
				Regions.filled(new Mask(this.width, this.height, this.cells)));
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
