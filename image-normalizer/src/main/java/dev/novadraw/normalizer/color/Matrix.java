package dev.novadraw.normalizer.color;

import org.jspecify.annotations.Nullable;

/**
 * A 3×3 matrix that converts colours.
 *
 * @param cells the cells, row by row
 */
@SuppressWarnings("ArrayRecordComponent")
record Matrix(double[] cells) {

	/** The conversion of CIE XYZ, relative to D50 as in ICC profiles, to linear sRGB. */
	private static final Matrix D50_TO_SRGB = new Matrix(new double[] { 3.1338561, -1.6168667, -0.4906146, -0.9787684,
			1.9161415, 0.0334540, 0.0719453, -0.2289914, 1.4052427 });

	/** The Bradford matrix, which converts XYZ to cone responses. */
	private static final Matrix CONES = new Matrix(
			new double[] { 0.8951, 0.2664, -0.1614, -0.7502, 1.7135, 0.0367, 0.0389, -0.0685, 1.0296 });

	private static final double[] D50 = { 0.9642, 1, 0.8249 };

	private static final double MIN_DETERMINANT = 1e-6;

	private static final double MAX_CELL = 100;

	/**
	 * Returns the conversion of linear colours to linear sRGB.
	 * @param red the red colorant in XYZ relative to D50, like the others
	 * @return the matrix; null if the colorants are impossible
	 */
	static @Nullable Matrix fromColorants(double[] red, double[] green, double[] blue) {
		return D50_TO_SRGB.times(ofColumns(red, green, blue)).plausible();
	}

	/**
	 * Returns the conversion of linear colours to linear sRGB.
	 * @param xy the chromaticities of white, red, green and blue
	 * @return the matrix; null if the chromaticities are impossible
	 */
	static @Nullable Matrix fromChromaticities(double[] xy) {
		double[] white = xyz(xy[0], xy[1]);
		Matrix primaries = ofColumns(xyz(xy[2], xy[3]), xyz(xy[4], xy[5]), xyz(xy[6], xy[7]));
		Matrix inverse = primaries.inverse();
		if (inverse == null) {
			return null;
		}
		Matrix toXyz = primaries.times(diagonal(inverse.times(white)));
		return D50_TO_SRGB.times(adaptation(white)).times(toXyz).plausible();
	}

	private static double[] xyz(double x, double y) {
		return new double[] { x / y, 1, (1 - x - y) / y };
	}

	private static Matrix adaptation(double[] white) {
		double[] from = CONES.times(white);
		double[] to = CONES.times(D50);
		Matrix scale = diagonal(new double[] { to[0] / from[0], to[1] / from[1], to[2] / from[2] });
		Matrix back = CONES.inverse();
		return (back != null) ? back.times(scale).times(CONES) : CONES;
	}

	private static Matrix ofColumns(double[] a, double[] b, double[] c) {
		return new Matrix(new double[] { a[0], b[0], c[0], a[1], b[1], c[1], a[2], b[2], c[2] });
	}

	private static Matrix diagonal(double[] values) {
		return new Matrix(new double[] { values[0], 0, 0, 0, values[1], 0, 0, 0, values[2] });
	}

	double cell(int row, int column) {
		return this.cells[3 * row + column];
	}

	private double[] times(double[] vector) {
		double[] product = new double[3];
		for (int row = 0; row < 3; row++) {
			product[row] = cell(row, 0) * vector[0] + cell(row, 1) * vector[1] + cell(row, 2) * vector[2];
		}
		return product;
	}

	private Matrix times(Matrix other) {
		double[] product = new double[9];
		for (int i = 0; i < product.length; i++) {
			for (int k = 0; k < 3; k++) {
				product[i] += cell(i / 3, k) * other.cell(k, i % 3);
			}
		}
		return new Matrix(product);
	}

	private @Nullable Matrix inverse() {
		double[] inverse = new double[9];
		double determinant = 0;
		for (int i = 0; i < 3; i++) {
			determinant += cell(0, i) * cofactor(0, i);
		}
		if (!(Math.abs(determinant) > MIN_DETERMINANT)) {
			return null;
		}
		for (int i = 0; i < inverse.length; i++) {
			inverse[i] = cofactor(i % 3, i / 3) / determinant;
		}
		return new Matrix(inverse);
	}

	private double cofactor(int row, int column) {
		return cell((row + 1) % 3, (column + 1) % 3) * cell((row + 2) % 3, (column + 2) % 3)
				- cell((row + 1) % 3, (column + 2) % 3) * cell((row + 2) % 3, (column + 1) % 3);
	}

	/**
	 * Returns this matrix, or null if it is implausible: white must stay nearly white,
	 * and cells must be small.
	 */
	private @Nullable Matrix plausible() {
		for (int row = 0; row < 3; row++) {
			double white = cell(row, 0) + cell(row, 1) + cell(row, 2);
			if (!(white > 0.5 && white < 1.5)) {
				return null;
			}
		}
		for (double cell : this.cells) {
			if (!(Math.abs(cell) < MAX_CELL)) {
				return null;
			}
		}
		return (inverse() != null) ? this : null;
	}

}
