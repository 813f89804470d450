package dev.novadraw.normalizer;

/**
 * The orientation of a picture as in EXIF, from 1 to 8; 1 is upright. Other values count
 * as 1.
 */
record Orientation(int value) {

	private static final int FIRST_ON_ITS_SIDE = 5;

	Orientation {
		if (value < 1 || value > 8) {
			value = 1;
		}
	}

	boolean isUpright() {
		return this.value == 1;
	}

	boolean swapsSides() {
		return this.value >= FIRST_ON_ITS_SIDE;
	}

	/**
	 * Returns the index of the source pixel for a place in the upright picture.
	 */
	int source(int x, int y, int width, int height) {
		int right = width - 1;
		int bottom = height - 1;
		return switch (this.value) {
			case 2 -> y * width + right - x;
			case 3 -> (bottom - y) * width + right - x;
			case 4 -> (bottom - y) * width + x;
			case 5 -> x * width + y;
			case 6 -> (bottom - x) * width + y;
			case 7 -> (bottom - x) * width + right - y;
			case 8 -> x * width + right - y;
			default -> y * width + x;
		};
	}

}
