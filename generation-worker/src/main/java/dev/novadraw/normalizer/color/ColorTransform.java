package dev.novadraw.normalizer.color;

/**
 * A conversion of the colours of one file to sRGB.
 */
@FunctionalInterface
public interface ColorTransform {

	int MAX_SAMPLE = 0xFFFF;

	/** What to use for files that are sRGB already. */
	ColorTransform NONE = (red, green, blue) -> (red >> 8) << 16 | (green >> 8) << 8 | blue >> 8;

	/**
	 * Converts one colour.
	 * @param red from 0 to 65535, as are the others
	 * @return the packed sRGB colour
	 */
	int toSrgb(int red, int green, int blue);

	/**
	 * Returns {@link #NONE} if this makes no visible difference, so that files in sRGB
	 * keep their very numbers, and otherwise this.
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
