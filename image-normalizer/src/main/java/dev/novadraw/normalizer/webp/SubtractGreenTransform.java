package dev.novadraw.normalizer.webp;

/**
 * The transform that subtracts green from red and blue.
 *
 * @param storedWidth the width in pixels
 */
record SubtractGreenTransform(int storedWidth) implements RowTransform {

	@Override
	public void invert(int y, int[] row) {
		for (int x = 0; x < this.storedWidth; x++) {
			int green = row[x] >> 8 & 0xFF;
			row[x] = row[x] & 0xFF00FF00 | (row[x] & 0x00FF00FF) + green * 0x10001 & 0x00FF00FF;
		}
	}

}
