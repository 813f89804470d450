package dev.novadraw.vision.shape;

/**
 * The coarse comparison of the left half of a drawing with the mirrored right half;
 * children draw imprecisely.
 */
public final class Symmetry {

	private static final int COLUMNS = 8;

	private static final int ROWS = 8;

	private Symmetry() {
	}

	/**
	 * Returns the similarity of both halves of a part of the mask, 0 to 1.
	 */
	public static double of(Mask mask, Shape part) {
		double[] filled = new double[COLUMNS * ROWS];
		for (int y = 0; y < part.height(); y++) {
			for (int x = 0; x < part.width(); x++) {
				if (mask.at(part.left() + x, part.top() + y)) {
					filled[y * ROWS / part.height() * COLUMNS + x * COLUMNS / part.width()]++;
				}
			}
		}
		double alike = 0;
		double all = 0;
		for (int row = 0; row < ROWS; row++) {
			for (int column = 0; column < COLUMNS / 2; column++) {
				double left = Math.sqrt(filled[row * COLUMNS + column]);
				double right = Math.sqrt(filled[row * COLUMNS + COLUMNS - 1 - column]);
				alike += Math.min(left, right);
				all += Math.max(left, right);
			}
		}
		return all == 0 ? 0 : alike / all;
	}

}
