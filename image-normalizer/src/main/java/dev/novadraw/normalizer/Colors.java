package dev.novadraw.normalizer;

import dev.novadraw.normalizer.color.ColorTransform;

/**
 * Packed colours with eight bits per channel and alpha in the highest byte.
 */
final class Colors {

	private Colors() {
	}

	/**
	 * Converts a colour to sRGB; alpha is unchanged.
	 */
	static int toSrgb(int argb, ColorTransform transform) {
		if (transform == ColorTransform.NONE) {
			return argb;
		}
		return argb & 0xFF000000
				| transform.toSrgb((argb >> 16 & 0xFF) * 257, (argb >> 8 & 0xFF) * 257, (argb & 0xFF) * 257);
	}

	/**
	 * Returns the opaque colour of a pixel on a white background.
	 */
	static int onWhite(int argb) {
		int alpha = argb >>> 24;
		if (alpha == 255) {
			return argb & 0xFFFFFF;
		}
		int white = 255 * (255 - alpha);
		int red = ((argb >> 16 & 0xFF) * alpha + white) / 255;
		int green = ((argb >> 8 & 0xFF) * alpha + white) / 255;
		int blue = ((argb & 0xFF) * alpha + white) / 255;
		return red << 16 | green << 8 | blue;
	}

}
