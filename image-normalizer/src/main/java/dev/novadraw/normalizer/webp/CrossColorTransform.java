package dev.novadraw.normalizer.webp;

/**
 * The colour transform: fractions of one channel were subtracted from another.
 *
 * @param storedWidth the width in pixels
 * @param blocks the factors of each block
 */
record CrossColorTransform(int storedWidth, Blocks blocks) implements RowTransform {

	@Override
	public void invert(int y, int[] row) {
		int mask = (1 << this.blocks.sizeBits()) - 1;
		int parts = 0;
		for (int x = 0; x < this.storedWidth; x++) {
			if ((x & mask) == 0) {
				parts = this.blocks.at(x, y);
			}
			byte green = (byte) (row[x] >> 8);
			int red = (row[x] >> 16) + part((byte) parts, green) & 0xFF;
			int blue = row[x] + part((byte) (parts >> 8), green) + part((byte) (parts >> 16), (byte) red) & 0xFF;
			row[x] = row[x] & 0xFF00FF00 | red << 16 | blue;
		}
	}

	private static int part(byte part, byte color) {
		return part * color >> 5;
	}

}
