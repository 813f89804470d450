package dev.novadraw.vision.sheet;

import java.util.List;

import dev.novadraw.vision.geometry.Bounds;
import dev.novadraw.vision.geometry.Homography;
import dev.novadraw.vision.geometry.Line;
import dev.novadraw.vision.geometry.Point;
import dev.novadraw.vision.paper.Ground;
import dev.novadraw.vision.picture.Pixels;

/**
 * The mapping of a sheet in a photo to a picture of it from above, in even light: white
 * paper becomes white, coloured paper keeps its colour.
 */
final class Straightening {

	private static final int MAX_EDGE = 840;

	/** The value of every channel of white paper, which leaves room for lighter grain. */
	private static final int WHITE = 235;

	/** The part of the edge that is left out, in points of the overview. */
	private static final double INSET = 1;

	/** The number of pixels, across and down, that are lit alike. */
	private static final int TILE = 16;

	private final Pixels picture;

	private final int step;

	private final Ground ground;

	private final int brightness;

	private final LightModel light;

	private final Homography homography;

	private final int width;

	private final int height;

	/** The gain of each channel from the colour in the photo to the own one. */
	private final double[] balance;

	private final int[] gains = new int[3];

	private final double[] lit = new double[3];

	private final double[] at = new double[2];

	/**
	 * Creates the mapping.
	 * @param picture the photo
	 * @param overview the reduced photo
	 * @param candidate the sheet in it
	 * @param seen the colour of the sheet in the photo
	 * @param own the colour of the sheet in white light
	 */
	Straightening(Pixels picture, Overview overview, Candidate candidate, Ground seen, Ground own) {
		this.picture = picture;
		this.step = overview.step();
		this.ground = own;
		this.balance = seen.gains(own);
		this.brightness = seen.brightness();
		this.light = candidate.light();
		List<Line> inner = candidate.bounds().lines().stream().map((line) -> line.moved(-INSET)).toList();
		List<Point> corners = new Bounds(inner, overview.width(), overview.height()).quadrilateral();
		this.homography = new Homography(corners);
		double across = corners.get(0).to(corners.get(1)) + corners.get(3).to(corners.get(2));
		double down = corners.get(0).to(corners.get(3)) + corners.get(1).to(corners.get(2));
		double scale = Math.min(this.step / 2.0, MAX_EDGE / Math.max(across, down));
		this.width = Math.max(1, (int) (across * scale));
		this.height = Math.max(1, (int) (down * scale));
	}

	Pixels pixels() {
		int[] rgb = new int[this.width * this.height];
		for (int top = 0; top < this.height; top += TILE) {
			for (int left = 0; left < this.width; left += TILE) {
				this.homography.map((left + TILE / 2.0) / this.width, (top + TILE / 2.0) / this.height, this.at);
				light(this.at[0], this.at[1]);
				fill(rgb, left, top);
			}
		}
		return new Pixels(this.width, this.height, this.ground.dark() ? Exposure.corrected(rgb) : rgb,
				this.picture.step());
	}

	private void fill(int[] rgb, int left, int top) {
		for (int y = top; y < Math.min(top + TILE, this.height); y++) {
			for (int x = left; x < Math.min(left + TILE, this.width); x++) {
				this.homography.map((x + 0.5) / this.width, (y + 0.5) / this.height, this.at);
				rgb[y * this.width + x] = pixel((this.at[0] + 0.5) * this.step - 0.5,
						(this.at[1] + 0.5) * this.step - 0.5);
			}
		}
	}

	/**
	 * Sets the gain of each channel for the light at a place, in 256ths.
	 */
	private void light(double x, double y) {
		this.light.at(x, y, this.lit);
		double brightness = 0.3 * this.lit[0] + 0.59 * this.lit[1] + 0.11 * this.lit[2];
		for (int channel = 0; channel < 3; channel++) {
			double gain = keepsColour() ? this.balance[channel] * this.brightness / brightness
					: WHITE / this.lit[channel];
			this.gains[channel] = (int) (256 * Math.min(gain, 8));
		}
	}

	private boolean keepsColour() {
		return this.ground.coloured() || this.ground.dark();
	}

	/**
	 * Returns the lit colour of the nearest pixel, or the paper's outside the picture.
	 */
	private int pixel(double x, double y) {
		if (x < -1 || y < -1 || x > this.picture.width() || y > this.picture.height()) {
			return keepsColour() ? this.ground.rgb() : WHITE * 0x10101;
		}
		int column = Math.clamp((int) (x + 0.5), 0, this.picture.width() - 1);
		int row = Math.clamp((int) (y + 0.5), 0, this.picture.height() - 1);
		return lit(this.picture.at(column, row));
	}

	private int lit(int rgb) {
		int red = Math.min(255, (rgb >> 16 & 0xff) * this.gains[0] >> 8);
		int green = Math.min(255, (rgb >> 8 & 0xff) * this.gains[1] >> 8);
		int blue = Math.min(255, (rgb & 0xff) * this.gains[2] >> 8);
		return red << 16 | green << 8 | blue;
	}

}
