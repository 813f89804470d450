package dev.novadraw.vision;

/**
 * A place on the page, in thirds.
 */
public enum Place {

	TOP_LEFT, TOP, TOP_RIGHT, LEFT, MIDDLE, RIGHT, BOTTOM_LEFT, BOTTOM, BOTTOM_RIGHT;

	/**
	 * Returns the place of a point given as shares of the page's width and height.
	 */
	static Place at(double across, double down) {
		return values()[third(down) * 3 + third(across)];
	}

	private static int third(double share) {
		if (share < 0.36) {
			return 0;
		}
		return share < 0.64 ? 1 : 2;
	}

}
