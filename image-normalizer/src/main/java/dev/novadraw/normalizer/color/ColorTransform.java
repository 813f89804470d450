package dev.novadraw.normalizer.color;

/**
 * A conversion of the colours of one file to sRGB.
 */
@FunctionalInterface
public interface ColorTransform {

	int MAX_SAMPLE = 0xFFFF;

	/** The conversion for files that are already in sRGB. */
	ColorTransform NONE = (red, green, blue) -> (red >> 8) << 16 | (green >> 8) << 8 | blue >> 8;

	/**
	 * Converts one colour.
	 * @param red the red sample, from 0 to 65535 like the others
	 * @return the packed sRGB colour
	 */
	int toSrgb(int red, int green, int blue);

	/**
	 * Returns {@link #NONE} if the conversion makes no visible difference, so that the
	 * values of files in sRGB stay exact, and otherwise this conversion.
	 */
	default ColorTransform orNone() {
		int step = MAX_SAMPLE / 5;
		for (int red = 0; red <= MAX_SAMPLE; red += step) {
			for (int green = 0; green <= MAX_SAMPLE; green += step) {
				for (int blue = 0; blue <= MAX_SAMPLE; blue += step) {
					if (changes(red, green, blue)) {
						return this;
					}
				}
			}
		}
		return NONE;
	}

	private boolean changes(int red, int green, int blue) {
		int before = NONE.toSrgb(red, green, blue);
		int after = toSrgb(red, green, blue);
		for (int shift = 0; shift <= 16; shift += 8) {
			if (Math.abs((before >> shift & 0xFF) - (after >> shift & 0xFF)) > 1) {
				return true;
			}
		}
		return false;
	}

}
