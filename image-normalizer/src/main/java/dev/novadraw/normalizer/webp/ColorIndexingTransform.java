package dev.novadraw.normalizer.webp;

import java.util.Arrays;

/**
 * The colour indexing transform: pixels are indexes into a colour table, up to eight of
 * them in one stored pixel.
 */
final class ColorIndexingTransform implements RowTransform {

	private final int[] colors;

	private final int width;

	/** The base-2 logarithm of the number of indexes per stored pixel. */
	private final int packing;

	/**
	 * Creates a transform.
	 * @param differences each colour minus its predecessor
	 */
	ColorIndexingTransform(int width, int[] differences) {
		this.width = width;
		int size = differences.length;
		this.packing = (size <= 2) ? 3 : (size <= 4) ? 2 : (size <= 16) ? 1 : 0;
		// Indexes after the last colour are transparent black.
		this.colors = Arrays.copyOf(differences, 1 << (8 >> this.packing));
		for (int i = 1; i < size; i++) {
			this.colors[i] = PredictorTransform.sum(this.colors[i], this.colors[i - 1]);
		}
	}

	@Override
	public int storedWidth() {
		return Blocks.count(this.width, this.packing);
	}

	@Override
	public void invert(int y, int[] row) {
		int bits = 8 >> this.packing;
		int mask = (1 << this.packing) - 1;
		for (int x = this.width - 1; x >= 0; x--) {
			int numbers = row[x >> this.packing] >> 8 & 0xFF;
			row[x] = this.colors[numbers >> (x & mask) * bits & this.colors.length - 1];
		}
	}

}
