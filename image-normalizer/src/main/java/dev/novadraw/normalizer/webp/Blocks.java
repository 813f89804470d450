package dev.novadraw.normalizer.webp;

/**
 * One value per block of pixels.
 *
 * @param sizeBits the base-2 logarithm of the side of a block in pixels
 * @param inRow the number of blocks per row
 * @param values the values, row by row
 */
@SuppressWarnings("ArrayRecordComponent")
record Blocks(int sizeBits, int inRow, int[] values) {

	static int count(int side, int sizeBits) {
		return side + (1 << sizeBits) - 1 >> sizeBits;
	}

	int at(int x, int y) {
		return this.values[(y >> this.sizeBits) * this.inRow + (x >> this.sizeBits)];
	}

}
