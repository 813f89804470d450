package dev.novadraw.normalizer;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

import dev.novadraw.normalizer.color.ColorTransform;

/**
 * The rows of a decoded image as sRGB on white. Samples are read without Java's colour
 * conversion, which takes grey for linear and would make it too light.
 */
final class Rows {

	private final BufferedImage image;

	private final Raster raster;

	private final ColorModel colors;

	private final int bands;

	private final int depth;

	private final ColorTransform transform;

	private final int[] samples;

	Rows(BufferedImage image, ColorTransform transform) {
		this.transform = transform;
		this.image = image;
		this.raster = image.getRaster();
		this.colors = image.getColorModel();
		this.bands = this.raster.getNumBands();
		this.depth = this.colors.getComponentSize(0);
		this.samples = new int[image.getWidth() * this.bands];
	}

	/**
	 * Returns all rows, scaled down if needed.
	 */
	Pixels shrunk() {
		int width = this.image.getWidth();
		int height = this.image.getHeight();
		Shrinking shrinking = new Shrinking(width, height, CanonicalImage.MAX_EDGE);
		int[] row = new int[width];
		for (int y = 0; y < height; y++) {
			read(y, row);
			shrinking.add(row);
		}
		return shrinking.pixels();
	}

	private void read(int y, int[] row) {
		this.raster.getPixels(0, y, row.length, 1, this.samples);
		boolean plain = this.bands == 3 && this.depth == 8 && this.transform == ColorTransform.NONE;
		for (int x = 0; x < row.length; x++) {
			int at = x * this.bands;
			row[x] = plain ? this.samples[at] << 16 | this.samples[at + 1] << 8 | this.samples[at + 2]
					: Colors.onWhite(argb(at));
		}
	}

	private int argb(int at) {
		if (this.colors instanceof IndexColorModel palette) {
			return Colors.toSrgb(palette.getRGB(this.samples[at]), this.transform);
		}
		int first = full(this.samples[at]);
		int alpha = this.colors.hasAlpha() ? full(this.samples[at + this.bands - 1]) >> 8 : 255;
		if (this.bands < 3) {
			return alpha << 24 | this.transform.toSrgb(first, first, first);
		}
		return alpha << 24 | this.transform.toSrgb(first, full(this.samples[at + 1]), full(this.samples[at + 2]));
	}

	/** Scales a sample to 16 bits. */
	private int full(int sample) {
		return switch (this.depth) {
			case 8 -> sample * 257;
			case 16 -> sample;
			default -> sample * 65535 / ((1 << this.depth) - 1);
		};
	}

}
