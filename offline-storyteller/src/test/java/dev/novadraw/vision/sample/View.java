package dev.novadraw.vision.sample;

/**
 * The perspective from a photo to the sheet in it.
 */
final class View {

	/** The rows of the mapping from places in the photo to places on the sheet. */
	private final double[] inverse;

	private final int width;

	private final int height;

	/**
	 * Creates the view of a sheet whose corners are given clockwise from the upper left.
	 */
	View(double[] corners, int width, int height) {
		this.width = width;
		this.height = height;
		this.inverse = inverted(mapping(corners));
	}

	private static double[] mapping(double[] c) {
		double skewX = c[0] - c[2] + c[4] - c[6];
		double skewY = c[1] - c[3] + c[5] - c[7];
		double rightX = c[2] - c[4];
		double rightY = c[3] - c[5];
		double lowerX = c[6] - c[4];
		double lowerY = c[7] - c[5];
		double area = rightX * lowerY - lowerX * rightY;
		double g = (skewX * lowerY - lowerX * skewY) / area;
		double h = (rightX * skewY - skewX * rightY) / area;
		return new double[] { c[2] - c[0] + g * c[2], c[6] - c[0] + h * c[6], c[0], c[3] - c[1] + g * c[3],
				c[7] - c[1] + h * c[7], c[1], g, h, 1 };
	}

	private static double[] inverted(double[] m) {
		return new double[] { m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
				m[5] * m[6] - m[3] * m[8], m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
				m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3] };
	}

	private double row(int row, double x, double y) {
		return this.inverse[3 * row] * x + this.inverse[3 * row + 1] * y + this.inverse[3 * row + 2];
	}

	double across(double x, double y) {
		return this.width * row(0, x, y) / row(2, x, y);
	}

	double down(double x, double y) {
		return this.height * row(1, x, y) / row(2, x, y);
	}

}
