package dev.novadraw.normalizer;

import dev.novadraw.normalizer.color.ColorTransform;

/**
 * Colours of eight bits in one number, with alpha in the highest.
 */
final class Colors {

	private Colors() {
	}

	/**
	 * Converts a colour; its alpha stays as it is.
	 */
	static int toSrgb(int argb, ColorTransform transform) {
		if (transform == ColorTransform.NONE) {
			return argb;
		}
		return argb & 0xFF000000
				| transform.toSrgb((argb >> 16 & 0xFF) * 257, (argb >> 8 & 0xFF) * 257, (argb & 0xFF) * 257);
	}

	/**
	 * Returns what is seen of a colour in front of white.
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
