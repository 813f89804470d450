package dev.novadraw.vision.sheet;

import dev.novadraw.vision.picture.Pixels;

/**
 * The correction of the exposure of black paper: its lightest strokes are white.
 */
final class Exposure {

	private static final int WHITE = 245;

	/** The brightness below which there are no light strokes. */
	private static final int DARK = 60;

	/** The share of a page that its lightest strokes take. */
	private static final double LIGHTEST = 0.01;

	private Exposure() {
	}

	static int[] corrected(int[] rgb) {
		int lightest = lightest(rgb);
		if (lightest < DARK || lightest >= WHITE) {
			return rgb;
		}
		int gain = 256 * WHITE / lightest;
		int[] corrected = new int[rgb.length];
		for (int i = 0; i < rgb.length; i++) {
			corrected[i] = scaled(Pixels.red(rgb[i]), gain) << 16 | scaled(Pixels.green(rgb[i]), gain) << 8
					| scaled(Pixels.blue(rgb[i]), gain);
		}
		return corrected;
	}

	private static int lightest(int[] rgb) {
		int[] counts = new int[256];
		for (int pixel : rgb) {
			counts[Pixels.brightness(pixel)]++;
		}
		int brightness = 255;
		int seen = counts[brightness];
		while (seen < LIGHTEST * rgb.length) {
			seen += counts[--brightness];
		}
		return brightness;
	}

	private static int scaled(int value, int gain) {
		return Math.min(255, value * gain >> 8);
	}

}
