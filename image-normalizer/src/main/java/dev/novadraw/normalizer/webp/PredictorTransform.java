package dev.novadraw.normalizer.webp;

/**
 * The predictor transform: pixels are stored as differences from a prediction by their
 * neighbours.
 */
final class PredictorTransform implements RowTransform {

	private static final int BLACK = 0xFF000000;

	private final int width;

	private final Blocks blocks;

	/** The row above, followed by the first pixel of the current row. */
	private final int[] above;

	PredictorTransform(int width, Blocks blocks) {
		this.width = width;
		this.blocks = blocks;
		this.above = new int[width + 1];
	}

	@Override
	public int storedWidth() {
		return this.width;
	}

	@Override
	public void invert(int y, int[] row) {
		row[0] = sum(row[0], (y == 0) ? BLACK : this.above[0]);
		this.above[this.width] = row[0];
		if (y == 0) {
			for (int x = 1; x < this.width; x++) {
				row[x] = sum(row[x], row[x - 1]);
			}
		}
		else {
			invertWithin(y, row);
		}
		System.arraycopy(row, 0, this.above, 0, this.width);
	}

	private void invertWithin(int y, int[] row) {
		int mask = (1 << this.blocks.sizeBits()) - 1;
		int mode = this.blocks.at(0, y) >> 8 & 0xF;
		for (int x = 1; x < this.width; x++) {
			if ((x & mask) == 0) {
				mode = this.blocks.at(x, y) >> 8 & 0xF;
			}
			row[x] = sum(row[x], predict(mode, row[x - 1], this.above[x], this.above[x - 1], this.above[x + 1]));
		}
	}

	private static int predict(int mode, int left, int top, int topLeft, int topRight) {
		return switch (mode) {
			case 1 -> left;
			case 2 -> top;
			case 3 -> topRight;
			case 4 -> topLeft;
			case 5 -> mean(mean(left, topRight), top);
			case 6 -> mean(left, topLeft);
			case 7 -> mean(left, top);
			case 8 -> mean(topLeft, top);
			case 9 -> mean(top, topRight);
			case 10 -> mean(mean(left, topLeft), mean(top, topRight));
			case 11 -> select(left, top, topLeft);
			case 12 -> clampedGradient(left, top, topLeft);
			case 13 -> clampedHalfGradient(mean(left, top), topLeft);
			default -> BLACK;
		};
	}

	static int sum(int a, int b) {
		return (a & 0xFF00FF00) + (b & 0xFF00FF00) & 0xFF00FF00 | (a & 0x00FF00FF) + (b & 0x00FF00FF) & 0x00FF00FF;
	}

	private static int mean(int a, int b) {
		return (((a ^ b) & 0xFEFEFEFE) >>> 1) + (a & b);
	}

	private static int select(int left, int top, int topLeft) {
		int toLeft = 0;
		int toTop = 0;
		for (int shift = 0; shift <= 24; shift += 8) {
			int corner = topLeft >> shift & 0xFF;
			toLeft += Math.abs((top >> shift & 0xFF) - corner);
			toTop += Math.abs((left >> shift & 0xFF) - corner);
		}
		return (toLeft < toTop) ? left : top;
	}

	private static int clampedGradient(int left, int top, int topLeft) {
		int color = 0;
		for (int shift = 0; shift <= 24; shift += 8) {
			int value = (left >> shift & 0xFF) + (top >> shift & 0xFF) - (topLeft >> shift & 0xFF);
			color |= clamped(value) << shift;
		}
		return color;
	}

	private static int clampedHalfGradient(int mean, int topLeft) {
		int color = 0;
		for (int shift = 0; shift <= 24; shift += 8) {
			int value = mean >> shift & 0xFF;
			color |= clamped(value + (value - (topLeft >> shift & 0xFF)) / 2) << shift;
		}
		return color;
	}

	// Avoids Math.clamp, which takes as long as all the rest if only C1 compiles.
	private static int clamped(int value) {
		return ((value & ~0xFF) == 0) ? value : (value < 0) ? 0 : 0xFF;
	}

}
