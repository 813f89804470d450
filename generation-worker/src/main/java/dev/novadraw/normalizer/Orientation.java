package dev.novadraw.normalizer;

/**
 * How a picture lies on its side or face, as cameras note it: 1 is upright, up to 8.
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
	 * Which pixel of the lying picture comes to this place of the upright one.
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
