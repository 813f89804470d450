package dev.novadraw.vision.shape;

import dev.novadraw.vision.color.Shade;
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

	private static final float WHITE_LIGHTNESS = Shade.of(PAPER_WHITE, PAPER_WHITE, PAPER_WHITE).lightness();

	/** The gain that makes each value of the paper white. */
	private static final float[] GAINS = new float[256];

	static {
		for (int under = 0; under < GAINS.length; under++) {
			GAINS[under] = (float) PAPER_WHITE / Math.max(under, 40);
		}
	}

	private final Pixels pixels;

	private final Paper paper;

	private final boolean takesLightStrokes;

	private final int size;

	private final int width;

	private final int height;

	private final Shade[] shades;

	private final float[] differences;

	public Cells(Pixels pixels, Paper paper) {
		this.pixels = pixels;
		this.paper = paper;
		this.takesLightStrokes = paper.takesLightStrokes();
		this.size = (pixels.longEdge() + CELLS_PER_EDGE - 1) / CELLS_PER_EDGE;
		this.width = (pixels.width() + this.size - 1) / this.size;
		this.height = (pixels.height() + this.size - 1) / this.size;
		this.shades = new Shade[this.width * this.height];
		this.differences = new float[this.shades.length];
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
		this.shades[cell] = this.takesLightStrokes ? Shade.of(mostDifferent) : onWhite(mostDifferent, under);
		this.differences[cell] = difference(this.shades[cell], under);
	}

	/**
	 * Runs for every pixel of the picture, so it splits the channels inline and skips
	 * pixels like the one before.
	 */
	private int mostDifferent(int left, int top, int under) {
		int right = Math.min(left + this.size, this.pixels.width());
		int bottom = Math.min(top + this.size, this.pixels.height());
		int underRed = under >> 16 & 0xff;
		int underGreen = under >> 8 & 0xff;
		int underBlue = under & 0xff;
		int mostDifferent = under;
		int max = -1;
		int last = -1;
		for (int y = top; y < bottom; y++) {
			for (int x = left; x < right; x++) {
				int rgb = this.pixels.at(x, y);
				if (rgb == last) {
					continue;
				}
				last = rgb;
				int difference = pixelDifference(underRed - (rgb >> 16 & 0xff), underGreen - (rgb >> 8 & 0xff),
						underBlue - (rgb & 0xff));
				if (difference > max) {
					max = difference;
					mostDifferent = rgb;
				}
			}
		}
		return mostDifferent;
	}

	private int pixelDifference(int red, int green, int blue) {
		int darker = (77 * red + 150 * green + 29 * blue) >> 8;
		int tint = Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue));
		return (this.takesLightStrokes ? Math.abs(darker) : Math.max(0, darker)) + 2 * tint;
	}

	private static Shade onWhite(int rgb, int under) {
		return Shade.of(lift(Pixels.red(rgb), Pixels.red(under)), lift(Pixels.green(rgb), Pixels.green(under)),
				lift(Pixels.blue(rgb), Pixels.blue(under)));
	}

	private static int lift(int value, int under) {
		return Math.min(255, (int) (value * GAINS[under] + 0.001f));
	}

	private float difference(Shade shade, int under) {
		if (this.takesLightStrokes) {
			Shade ground = Shade.of(under);
			return distance(shade.lightness() - ground.lightness(), shade.greenRed() - ground.greenRed(),
					shade.blueYellow() - ground.blueYellow());
		}
		return distance(Math.max(0, WHITE_LIGHTNESS - shade.lightness()), shade.greenRed(), shade.blueYellow());
	}

	private static float distance(float light, float greenRed, float blueYellow) {
		return (float) Math.sqrt(light * light + 4 * (greenRed * greenRed + blueYellow * blueYellow));
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
		return this.shades[cell];
	}

	/**
	 * Returns the distance of the cell from the paper beneath it, 0 to about 1.
	 */
	float difference(int cell) {
		return this.differences[cell];
	}

	int count() {
		return this.shades.length;
	}

}
