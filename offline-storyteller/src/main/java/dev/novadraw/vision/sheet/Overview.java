package dev.novadraw.vision.sheet;

import dev.novadraw.vision.color.Shade;
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
		for (int point = 0; point < this.rgb.length; point++) {
			this.rgb[point] = mean(pixels, point % this.width * this.step, point / this.width * this.step,
					this.step);
			this.shades[point] = Shade.of(this.rgb[point]);
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
		int count = 0;
		for (int y = top; y < top + step; y += stride) {
			for (int x = left; x < left + step; x += stride) {
				int pixel = pixels.at(x, y);
				red += pixel >> 16 & 0xff;
				green += pixel >> 8 & 0xff;
				blue += pixel & 0xff;
				count++;
			}
		}
		return red / count << 16 | green / count << 8 | blue / count;
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

	int longEdge() {
		return Math.max(this.width, this.height);
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

	boolean atTheFrame(int point) {
		int column = point % this.width;
		return column == 0 || column == this.width - 1 || point < this.width || point >= this.rgb.length - this.width;
	}

	/**
	 * Returns the difference of two colours in lightness and tint, 0 to about 1.
	 */
	float difference(int one, int other) {
		return difference(this.shades[one], this.shades[other]);
	}

	static float difference(Shade one, Shade other) {
		float light = one.lightness() - other.lightness();
		float tint = one.tintTo(other);
		return (float) Math.sqrt(light * light + TINT * tint * tint);
	}

}
