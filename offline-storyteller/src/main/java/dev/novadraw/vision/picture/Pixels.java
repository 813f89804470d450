package dev.novadraw.vision.picture;

import dev.novadraw.engine.drawing.Orientation;

/**
 * An upright picture without transparency, one packed RGB value per pixel, row by row.
 *
 * @param width the width in pixels
 * @param height the height in pixels
 * @param rgb the pixels
 * @param step the number of file pixels per pixel, across and down
 */
public record Pixels(int width, int height, int[] rgb, int step) {

	public static int red(int rgb) {
		return rgb >> 16 & 0xff;
	}

	public static int green(int rgb) {
		return rgb >> 8 & 0xff;
	}

	public static int blue(int rgb) {
		return rgb & 0xff;
	}

	public static int brightness(int rgb) {
		return (77 * red(rgb) + 150 * green(rgb) + 29 * blue(rgb)) >> 8;
	}

	/**
	 * Returns a colour on white paper.
	 */
	static int onWhite(int argb) {
		int alpha = argb >>> 24;
		if (alpha == 255) {
			return argb & 0xffffff;
		}
		int white = 255 * (255 - alpha);
		int red = (red(argb) * alpha + white) / 255;
		int green = (green(argb) * alpha + white) / 255;
		int blue = (blue(argb) * alpha + white) / 255;
		return red << 16 | green << 8 | blue;
	}

	public int at(int x, int y) {
		return this.rgb[y * this.width + x];
	}

	public int longEdge() {
		return Math.max(this.width, this.height);
	}

	Pixels upright(Orientation orientation) {
		int[] upright = orientation.upright(this.rgb, this.width, this.height);
		return orientation.swapsSides() ? new Pixels(this.height, this.width, upright, this.step)
				: new Pixels(this.width, this.height, upright, this.step);
	}

}
