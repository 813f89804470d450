package dev.novadraw.vision.shape;

import org.jspecify.annotations.Nullable;

import dev.novadraw.vision.color.Crayon;
import dev.novadraw.vision.color.Shade;
import dev.novadraw.vision.color.Shades;
import dev.novadraw.vision.color.Swatch;
import dev.novadraw.vision.paper.Paper;
import dev.novadraw.vision.picture.Pixels;

/**
 * The picture in fine cells, each with the shade of the pixel that differs most from the
 * paper, so that thin strokes survive.
 */
public final class Cells {

	private static final int CELLS_PER_EDGE = 420;

	/** The value of every channel that paper is adjusted to before colours are named. */
	private static final int PAPER_WHITE = 250;

	private static final Shade WHITE = new Shade(Shade.of(PAPER_WHITE, PAPER_WHITE, PAPER_WHITE).lightness(), 0, 0);

	/** The bits of a gain behind the point. */
	private static final int FRACTION = 16;

	/** The gain that makes each value of the paper white, rounded up. */
	private static final int[] GAINS = new int[256];

	static {
		for (int under = 0; under < GAINS.length; under++) {
			GAINS[under] = Math.ceilDiv(PAPER_WHITE << FRACTION, Math.max(under, 40));
		}
	}

	private final Pixels pixels;

	private final Paper paper;

	private final boolean takesLightStrokes;

	/** The weight of what is lighter than the paper. */
	private final int lighter;

	private final int size;

	private final int width;

	private final int height;

	/** The colour of each cell, on white unless the paper takes light strokes. */
	private final int[] colours;

	private final float[] differences;

	private final Shades known = new Shades();

	/** The crayons of the cells that were asked for, or null. */
	private final @Nullable Crayon[] crayons;

	public Cells(Pixels pixels, Paper paper) {
		this.pixels = pixels;
		this.paper = paper;
		this.takesLightStrokes = paper.takesLightStrokes();
		this.lighter = this.takesLightStrokes ? -1 : 0;
		this.size = (pixels.longEdge() + CELLS_PER_EDGE - 1) / CELLS_PER_EDGE;
		this.width = (pixels.width() + this.size - 1) / this.size;
		this.height = (pixels.height() + this.size - 1) / this.size;
		this.colours = new int[this.width * this.height];
		this.differences = new float[this.colours.length];
		this.crayons = new Crayon[this.colours.length];
		for (int row = 0; row < this.height; row++) {
			readRow(row);
		}
	}

	/**
	 * Reads the cells of a row. Two have the same paper beneath, since its shade changes
	 * slowly.
	 */
	private void readRow(int row) {
		int under = 0;
		for (int column = 0; column < this.width; column++) {
			if (column % 2 == 0) {
				under = this.paper.at((column + 1) * this.size, row * this.size + this.size / 2);
			}
			readCell(row * this.width + column, column * this.size, row * this.size, under);
		}
	}

	private void readCell(int cell, int left, int top, int under) {
		int mostDifferent = mostDifferent(left, top, under);
		int colour = this.takesLightStrokes ? mostDifferent : onWhite(mostDifferent, under);
		Shade ground = this.takesLightStrokes ? this.known.of(under) : WHITE;
		this.colours[cell] = colour;
		this.differences[cell] = difference(this.known.of(colour), ground);
	}

	/**
	 * Returns the first of the pixels that differ most. It runs for every pixel of the
	 * picture, so it splits the channels inline, skips pixels like the one before, and
	 * compares numbers with the difference in the upper half and the place in the lower,
	 * the first as the largest.
	 */
	private int mostDifferent(int left, int top, int under) {
		int width = this.pixels.width();
		int[] rgb = this.pixels.rgb();
		int right = Math.min(left + this.size, width);
		int bottom = Math.min(top + this.size, this.pixels.height());
		int red = under >> 16 & 0xff;
		int green = under >> 8 & 0xff;
		int blue = under & 0xff;
		long most = -1;
		int last = -1;
		for (int y = top; y < bottom; y++) {
			for (int at = y * width + left; at < y * width + right; at++) {
				int pixel = rgb[at];
				if (pixel == last) {
					continue;
				}
				last = pixel;
				long difference = pixelDifference(red - (pixel >> 16 & 0xff), green - (pixel >> 8 & 0xff),
						blue - (pixel & 0xff));
				most = Math.max(most, difference << 32 | Integer.MAX_VALUE - at);
			}
		}
		return rgb[Integer.MAX_VALUE - (int) most];
	}

	private int pixelDifference(int red, int green, int blue) {
		int darker = (77 * red + 150 * green + 29 * blue) >> 8;
		int tint = Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue));
		return Math.max(darker, this.lighter * darker) + 2 * tint;
	}

	private static int onWhite(int rgb, int under) {
		return lift(Pixels.red(rgb), Pixels.red(under)) << 16 | lift(Pixels.green(rgb), Pixels.green(under)) << 8
				| lift(Pixels.blue(rgb), Pixels.blue(under));
	}

	private static int lift(int value, int under) {
		return Math.min(255, value * GAINS[under] >> FRACTION);
	}

	/**
	 * Returns the difference of a colour from the paper. On white paper, nothing is
	 * lighter.
	 */
	private float difference(Shade shade, Shade paper) {
		float darker = paper.lightness() - shade.lightness();
		float light = this.takesLightStrokes ? darker : Math.max(0, darker);
		float red = shade.greenRed() - paper.greenRed();
		float yellow = shade.blueYellow() - paper.blueYellow();
		return (float) Math.sqrt(light * light + 4 * (red * red + yellow * yellow));
	}

	/**
	 * Returns true on dark or coloured paper, where strokes may be lighter.
	 */
	boolean takesLightStrokes() {
		return this.takesLightStrokes;
	}

	int width() {
		return this.width;
	}

	int height() {
		return this.height;
	}

	/**
	 * Returns the width and height of a cell, in pixels of the picture.
	 */
	int size() {
		return this.size;
	}

	Shade shade(int cell) {
		return this.known.of(this.colours[cell]);
	}

	/**
	 * Returns the crayon of a cell.
	 */
	Crayon crayon(int cell) {
		Crayon known = this.crayons[cell];
		if (known == null) {
			known = Swatch.name(shade(cell));
			this.crayons[cell] = known;
		}
		return known;
	}

	/**
	 * Returns the distance of the cell from the paper beneath it, 0 to about 1.
	 */
	float difference(int cell) {
		return this.differences[cell];
	}

	int count() {
		return this.colours.length;
	}

}
