package dev.novadraw.vision.shape;

/**
 * The cells of the picture that are drawn on.
 */
public record Mask(int width, int height, boolean[] cells) {

	public boolean at(int x, int y) {
		return this.cells[y * this.width + x];
	}

	boolean atTheRim(int cell) {
		int x = cell % this.width;
		return x == 0 || x == this.width - 1 || cell < this.width || cell >= this.cells.length - this.width;
	}

	public int count() {
		int count = 0;
		for (boolean cell : this.cells) {
			count += cell ? 1 : 0;
		}
		return count;
	}

	public int longEdge() {
		return Math.max(this.width, this.height);
	}

	/**
	 * Returns the mask grown by a number of cells in each direction, which closes small
	 * gaps.
	 */
	public Mask grown(int by) {
		boolean[] across = new boolean[this.cells.length];
		for (int y = 0; y < this.height; y++) {
			growLine(this.cells, across, y * this.width, 1, this.width, by);
		}
		boolean[] grown = new boolean[this.cells.length];
		for (int x = 0; x < this.width; x++) {
			growLine(across, grown, x, this.width, this.height, by);
		}
		return new Mask(this.width, this.height, grown);
	}

	private static void growLine(boolean[] from, boolean[] to, int start, int step, int length, int by) {
		int last = -by - 1;
		for (int i = 0; i < length; i++) {
			last = from[start + i * step] ? i : last;
			to[start + i * step] = i - last <= by;
		}
		last = length + by;
		for (int i = length - 1; i >= 0; i--) {
			last = from[start + i * step] ? i : last;
			to[start + i * step] |= last - i <= by;
		}
	}

	/**
	 * Returns the cells that are at least {@code depth} cells away from the rim.
	 */
	public Mask shrunk(int depth) {
		int[] depths = depths();
		boolean[] deep = new boolean[depths.length];
		for (int cell = 0; cell < deep.length; cell++) {
			deep[cell] = depths[cell] > depth;
		}
		return new Mask(this.width, this.height, deep);
	}

	public Mask without(Mask other) {
		boolean[] rest = new boolean[this.cells.length];
		for (int cell = 0; cell < rest.length; cell++) {
			rest[cell] = this.cells[cell] && !other.cells[cell];
		}
		return new Mask(this.width, this.height, rest);
	}

	/**
	 * Returns the distance of each drawn cell from the rim, in cells: 1 at the rim, 0 for
	 * cells without drawing.
	 */
	public int[] depths() {
		int[] depths = new int[this.cells.length];
		for (int cell = 0; cell < depths.length; cell++) {
			if (this.cells[cell]) {
				int x = cell % this.width;
				int left = x > 0 ? depths[cell - 1] : this.width;
				int above = cell >= this.width ? depths[cell - this.width] : this.width;
				depths[cell] = 1 + Math.min(left, above);
			}
		}
		for (int cell = depths.length - 1; cell >= 0; cell--) {
			if (this.cells[cell]) {
				int x = cell % this.width;
				int right = x < this.width - 1 ? depths[cell + 1] : this.width;
				int below = cell + this.width < depths.length ? depths[cell + this.width] : this.width;
				depths[cell] = Math.min(depths[cell], 1 + Math.min(right, below));
			}
		}
		return depths;
	}

}
