package dev.novadraw.vision;

/**
 * An upright picture without transparency, one packed RGB number a pixel, row by row.
 *
 * @param width in pixels
 * @param height in pixels
 * @param rgb the pixels
 * @param step how many pixels of the file each of these stands for, across and down
 */
record Pixels(int width, int height, int[] rgb, int step) {

	static int red(int rgb) {
		return rgb >> 16 & 0xff;
	}

	static int green(int rgb) {
		return rgb >> 8 & 0xff;
	}

	static int blue(int rgb) {
		return rgb & 0xff;
	}

	static int brightness(int rgb) {
		return (77 * red(rgb) + 150 * green(rgb) + 29 * blue(rgb)) >> 8;
	}

	int at(int x, int y) {
		return this.rgb[y * this.width + x];
	}

	int longEdge() {
		return Math.max(this.width, this.height);
	}

}
