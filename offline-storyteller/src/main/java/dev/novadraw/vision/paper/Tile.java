package dev.novadraw.vision.paper;

import dev.novadraw.vision.picture.Pixels;

/**
 * The pixels of one block, sorted by brightness.
 */
final class Tile {

	private static final int LARGE = 20;

	private final int[] counts = new int[256];

	private final int[] reds = new int[256];

	private final int[] greens = new int[256];

	private final int[] blues = new int[256];

	private int count;

	Tile(Pixels pixels, int left, int top, int size) {
		int right = Math.min(left + size, pixels.width());
		int bottom = Math.min(top + size, pixels.height());
		int step = size > LARGE ? 2 : 1;
		for (int y = top; y < bottom; y += step) {
			for (int x = left; x < right; x += step) {
				add(pixels.at(x, y));
			}
		}
	}

	private void add(int rgb) {
		int brightness = Pixels.brightness(rgb);
		this.counts[brightness]++;
		this.reds[brightness] += Pixels.red(rgb);
		this.greens[brightness] += Pixels.green(rgb);
		this.blues[brightness] += Pixels.blue(rgb);
		this.count++;
	}

	/**
	 * Returns the brightness that a share of the pixels does not exceed.
	 */
	int percentile(double share) {
		int wanted = Math.max(1, (int) (this.count * share));
		int seen = 0;
		int brightness = -1;
		while (seen < wanted) {
			seen += this.counts[++brightness];
		}
		return brightness;
	}

	/**
	 * Returns the mean colour of the pixels in a range of brightness that holds at least
	 * one.
	 */
	int mean(int low, int high) {
		long red = 0;
		long green = 0;
		long blue = 0;
		long within = 0;
		for (int brightness = low; brightness <= high; brightness++) {
			red += this.reds[brightness];
			green += this.greens[brightness];
			blue += this.blues[brightness];
			within += this.counts[brightness];
		}
		return (int) (red / within) << 16 | (int) (green / within) << 8 | (int) (blue / within);
	}

	/**
	 * Returns the share of the pixels in a range of brightness.
	 */
	double share(int low, int high) {
		int within = 0;
		for (int brightness = Math.max(0, low); brightness <= Math.min(255, high); brightness++) {
			within += this.counts[brightness];
		}
		return (double) within / this.count;
	}

}
