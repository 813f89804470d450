package dev.novadraw.normalizer.webp;

/**
 * A transform that an encoder applied to pixels so that they compress better, inverted
 * row by row.
 */
interface RowTransform {

	/**
	 * Returns the width of a row before it is inverted.
	 */
	int storedWidth();

	/**
	 * Inverts it in a row. Rows come from top to bottom.
	 */
	void invert(int y, int[] row);

}
