package dev.novadraw.normalizer.webp;

/**
 * A value for each block of pixels.
 *
 * @param sizeBits the logarithm of the side of a block in pixels
 * @param inRow how many blocks are side by side
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
