package dev.novadraw.vision.sample;

/**
 * The position of a sheet in a photo: its corners as shares of the photo's width and
 * height, clockwise from the upper left.
 */
public enum Framing {

	/** The sheet spans 95 % of the photo. */
	CLOSE(0.024, 0.052, 0.975, 0.047, 0.976, 0.949, 0.027, 0.944),

	/** The sheet spans 85 % of the photo. */
	NEAR(0.07, 0.11, 0.92, 0.095, 0.93, 0.9, 0.08, 0.892),

	/** The sheet spans 60 % of the photo, is rotated, and seen at an angle. */
	FAR(0.27, 0.15, 0.80, 0.25, 0.76, 0.81, 0.14, 0.70),

	/** The sheet is cut off by the photo's left and lower edge. */
	CUT(-0.12, 0.10, 0.83, 0.06, 0.90, 1.08, -0.08, 1.10);

	private final double[] corners;

	Framing(double... corners) {
		this.corners = corners;
	}

	double[] corners(int width, int height) {
		double[] pixels = new double[8];
		for (int i = 0; i < 8; i++) {
			pixels[i] = this.corners[i] * (i % 2 == 0 ? width : height);
		}
		return pixels;
	}

}
