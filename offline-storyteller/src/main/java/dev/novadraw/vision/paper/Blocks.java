package dev.novadraw.vision.paper;

import org.jspecify.annotations.Nullable;

import dev.novadraw.vision.color.Shade;
import dev.novadraw.vision.picture.Pixels;

/**
 * The picture in coarse blocks, each with the colour of its lightest larger part, or on
 * coloured paper of its middle part, which is the surface beneath thin strokes.
 */
final class Blocks {

	static final int BLOCKS_PER_EDGE = 26;

	private final Pixels pixels;

	private final int size;

	private final int columns;

	private final int rows;

	private final int[] colours;

	private final Shade[] shades;

	private final boolean[] even;

	private final boolean dim;

	private final boolean coloured;

	Blocks(Pixels pixels, @Nullable Ground ground) {
		this.pixels = pixels;
		this.size = Math.max(4, (pixels.longEdge() + BLOCKS_PER_EDGE - 1) / BLOCKS_PER_EDGE);
		this.columns = (pixels.width() + this.size - 1) / this.size;
		this.rows = (pixels.height() + this.size - 1) / this.size;
		this.colours = new int[this.columns * this.rows];
		this.shades = new Shade[this.colours.length];
		this.even = new boolean[this.colours.length];
		this.dim = ground == null ? borderIsDim() : ground.dark();
		this.coloured = ground != null && ground.coloured();
		for (int block = 0; block < this.colours.length; block++) {
			look(block);
		}
	}

	private boolean borderIsDim() {
		long sum = 0;
		int count = 0;
		int right = this.pixels.width() - 1;
		int bottom = this.pixels.height() - 1;
		for (int x = 0; x <= right; x++) {
			sum += Pixels.brightness(this.pixels.at(x, 0)) + Pixels.brightness(this.pixels.at(x, bottom));
			count += 2;
		}
		for (int y = 0; y <= bottom; y++) {
			sum += Pixels.brightness(this.pixels.at(0, y)) + Pixels.brightness(this.pixels.at(right, y));
			count += 2;
		}
		return sum < 72L * count;
	}

	private void look(int block) {
		Tile tile = new Tile(this.pixels, block % this.columns * this.size, block / this.columns * this.size,
				this.size);
		int low = tile.percentile(darkestShare());
		int high = tile.percentile(lightestShare());
		this.colours[block] = tile.mean(low, high);
		this.shades[block] = Shade.of(this.colours[block]);
		this.even[block] = tile.share(low - 12, high + 12) > 0.3;
	}

	private double darkestShare() {
		if (this.coloured) {
			return 0.3;
		}
		return this.dim ? 0.1 : 0.6;
	}

	private double lightestShare() {
		if (this.coloured) {
			return 0.7;
		}
		return this.dim ? 0.4 : 0.92;
	}

	int size() {
		return this.size;
	}

	int columns() {
		return this.columns;
	}

	int rows() {
		return this.rows;
	}

	int count() {
		return this.colours.length;
	}

	int colour(int block) {
		return this.colours[block];
	}

	Shade shade(int block) {
		return this.shades[block];
	}

	/**
	 * Returns true for a block with enough of its colour to be a surface.
	 */
	boolean even(int block) {
		return this.even[block];
	}

	boolean atTheBorder(int block) {
		int column = block % this.columns;
		int row = block / this.columns;
		return column == 0 || row == 0 || column == this.columns - 1 || row == this.rows - 1;
	}

	/**
	 * Returns true for a picture with a dim rim or on coloured paper, where strokes may
	 * be lighter than the paper beneath them.
	 */
	boolean takesLightStrokes() {
		return this.dim || this.coloured;
	}

}
