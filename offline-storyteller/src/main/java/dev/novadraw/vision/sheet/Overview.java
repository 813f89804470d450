package dev.novadraw.vision.sheet;

import dev.novadraw.vision.color.Shade;
import dev.novadraw.vision.color.Shades;
import dev.novadraw.vision.picture.Pixels;

/**
 * The picture reduced to at most 200 points per edge, each with the mean colour of its
 * pixels.
 */
final class Overview {

	private static final int LONG_EDGE = 200;

	/** The weight of a difference in tint, against one in lightness. */
	private static final float TINT = 3;

	private final int step;

	private final int width;

	private final int height;

	private final int[] rgb;

	private final Shade[] shades;

	Overview(Pixels pixels) {
		this.step = step(pixels);
		this.width = pixels.width() / this.step;
		this.height = pixels.height() / this.step;
		this.rgb = new int[this.width * this.height];
		this.shades = new Shade[this.rgb.length];
		Shades known = new Shades();
		for (int y = 0; y < this.height; y++) {
			for (int x = 0; x < this.width; x++) {
				int point = y * this.width + x;
				this.rgb[point] = mean(pixels, x * this.step, y * this.step, this.step);
				this.shades[point] = known.of(this.rgb[point]);
			}
		}
	}

	private static int step(Pixels pixels) {
		return Math.ceilDiv(pixels.longEdge(), LONG_EDGE);
	}

	/**
	 * Returns the colours of the points at the frame of a picture; none for one that is
	 * narrower than a point.
	 */
	static int[] frame(Pixels pixels) {
		int step = step(pixels);
		int right = pixels.width() / step - 1;
		int bottom = pixels.height() / step - 1;
		if (right < 0 || bottom < 0) {
			return new int[0];
		}
		int[] colours = new int[2 * (right + 1) + 2 * (bottom + 1)];
		int count = 0;
		for (int x = 0; x <= right; x++) {
			colours[count++] = mean(pixels, x * step, 0, step);
			colours[count++] = mean(pixels, x * step, bottom * step, step);
		}
		for (int y = 0; y <= bottom; y++) {
			colours[count++] = mean(pixels, 0, y * step, step);
			colours[count++] = mean(pixels, right * step, y * step, step);
		}
		return colours;
	}

	/**
	 * Returns the mean colour of some pixels, of every second one in large pictures.
	 */
	private static int mean(Pixels pixels, int left, int top, int step) {
		int stride = step > 2 ? 2 : 1;
		int red = 0;
		int green = 0;
		int blue = 0;
		for (int y = top; y < top + step; y += stride) {
			for (int x = left; x < left + step; x += stride) {
				int pixel = pixels.at(x, y);
				red += pixel >> 16 & 0xff;
				green += pixel >> 8 & 0xff;
				blue += pixel & 0xff;
			}
		}
		int edge = Math.ceilDiv(step, stride);
		float part = 1f / (edge * edge);
		return part(red, part) << 16 | part(green, part) << 8 | part(blue, part);
	}

	/**
	 * Returns a part of a sum, rounded down.
	 */
	private static int part(int sum, float part) {
		return (int) ((sum + 0.5f) * part);
	}

	/**
	 * Returns the number of pixels per point, across and down.
	 */
	int step() {
		return this.step;
	}

	int width() {
		return this.width;
	}

	int height() {
		return this.height;
	}

	int count() {
		return this.rgb.length;
	}

	int rgb(int point) {
		return this.rgb[point];
	}

	Shade shade(int point) {
		return this.shades[point];
	}

	/**
	 * Returns the point nearest to a place, which may lie outside the picture.
	 */
	int nearest(double x, double y) {
		int column = Math.clamp(Math.round(x), 0, this.width - 1);
		int row = Math.clamp(Math.round(y), 0, this.height - 1);
		return row * this.width + column;
	}

	/**
	 * Returns true for two points whose colours differ in lightness and tint by less than
	 * a limit, 0 to about 1.
	 */
	boolean alike(int one, int other, float limit) {
		Shade shade = this.shades[one];
		Shade otherShade = this.shades[other];
		if (shade == otherShade) {
			return true;
		}
		float light = shade.lightness() - otherShade.lightness();
		float red = shade.greenRed() - otherShade.greenRed();
		float yellow = shade.blueYellow() - otherShade.blueYellow();
		return light * light + TINT * (red * red + yellow * yellow) < limit * limit;
	}

}
