package dev.novadraw.normalizer.webp;

/**
 * A transform that an encoder applied to pixels for better compression, inverted row by
 * row.
 */
interface RowTransform {

	/**
	 * Returns the width of a row before the inversion.
	 */
	int storedWidth();

	/**
	 * Inverts the transform in a row, in place. Rows must come from top to bottom.
	 */
	void invert(int y, int[] row);

}
