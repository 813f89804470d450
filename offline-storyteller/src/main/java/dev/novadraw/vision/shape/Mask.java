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

	/**
	 * Returns the number of drawn cells at the rim of the picture.
	 */
	int rim() {
		int rim = 0;
		for (int x = 0; x < this.width; x++) {
			rim += (at(x, 0) ? 1 : 0) + (at(x, this.height - 1) ? 1 : 0);
		}
		for (int y = 0; y < this.height; y++) {
			rim += (at(0, y) ? 1 : 0) + (at(this.width - 1, y) ? 1 : 0);
		}
		return rim;
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
		return Bits.of(this).grown(Bits.square(by)).mask();
	}

	/**
	 * Returns the cells that are at least {@code depth} cells away from the rim.
	 */
	public Mask shrunk(int depth) {
		return Bits.of(this).shrunk(Bits.diamond(depth)).mask();
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
		for (int y = 0; y < this.height; y++) {
			for (int x = 0; x < this.width; x++) {
				int cell = y * this.width + x;
				if (this.cells[cell]) {
					int left = x > 0 ? depths[cell - 1] : this.width;
					int above = y > 0 ? depths[cell - this.width] : this.width;
					depths[cell] = 1 + Math.min(left, above);
				}
			}
		}
		for (int y = this.height - 1; y >= 0; y--) {
			for (int x = this.width - 1; x >= 0; x--) {
				int cell = y * this.width + x;
				if (this.cells[cell]) {
					int right = x < this.width - 1 ? depths[cell + 1] : this.width;
					int below = y < this.height - 1 ? depths[cell + this.width] : this.width;
					depths[cell] = Math.min(depths[cell], 1 + Math.min(right, below));
				}
			}
		}
		return depths;
	}

}
