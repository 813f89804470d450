package dev.novadraw.normalizer;

import java.util.Arrays;

/**
 * A scaler that makes a picture smaller row by row. Each pixel is the mean of the source
 * pixels it covers, so that thin strokes fade instead of vanishing.
 */
final class Shrinking {

	private static final int PRECISION = 1 << 10;

	private final int width;

	private final int height;

	private final int sourceWidth;

	private final int sourceHeight;

	/** The target column of each source column, and its weight there. */
	private final int[] column;

	private final int[] weight;

	/** The weight of each source column in the next target column. */
	private final int[] rest;

	private final int[] rgb;

	/** Weighted sums of red, green and blue in the current target row. */
	private final long[] sums;

	private final int[] sourceRow;

	private int sourceY;

	private int y;

	Shrinking(int sourceWidth, int sourceHeight, int longestEdge) {
		this.sourceWidth = sourceWidth;
		this.sourceHeight = sourceHeight;
		int edge = Math.max(sourceWidth, sourceHeight);
		this.width = scaled(sourceWidth, edge, longestEdge);
		this.height = scaled(sourceHeight, edge, longestEdge);
		this.rgb = new int[this.width * this.height];
		this.sums = new long[this.width * 3];
		this.sourceRow = new int[this.width * 3];
		this.column = new int[sourceWidth];
		this.weight = new int[sourceWidth];
		this.rest = new int[sourceWidth];
		for (int sourceX = 0; sourceX < sourceWidth; sourceX++) {
			weigh(sourceX);
		}
	}

	private void weigh(int sourceX) {
		long from = (long) sourceX * this.width * PRECISION / this.sourceWidth;
		long to = (sourceX + 1L) * this.width * PRECISION / this.sourceWidth;
		int x = (int) (from / PRECISION);
		long boundary = (x + 1L) * PRECISION;
		this.column[sourceX] = x;
		this.weight[sourceX] = (int) (Math.min(to, boundary) - from);
		this.rest[sourceX] = (int) Math.max(0, to - boundary);
	}

	private static int scaled(int side, int edge, int longestEdge) {
		return (edge <= longestEdge) ? side : Math.max(1, (int) Math.round((double) side * longestEdge / edge));
	}

	void add(int[] row) {
		if (this.width == this.sourceWidth && this.height == this.sourceHeight) {
			System.arraycopy(row, 0, this.rgb, this.sourceY * this.width, this.width);
			this.sourceY++;
			return;
		}
		narrow(row);
		long from = (long) this.sourceY * this.height * PRECISION / this.sourceHeight;
		this.sourceY++;
		long to = (long) this.sourceY * this.height * PRECISION / this.sourceHeight;
		long boundary = (this.y + 1L) * PRECISION;
		addWeighted(Math.min(to, boundary) - from);
		if (to >= boundary) {
			finishRow();
			addWeighted(to - boundary);
		}
	}

	// Scales one source row to the target width; its sums have a weight of PRECISION.
	private void narrow(int[] row) {
		Arrays.fill(this.sourceRow, 0);
		for (int sourceX = 0; sourceX < this.sourceWidth; sourceX++) {
			addPixel(this.column[sourceX], row[sourceX], this.weight[sourceX]);
			if (this.rest[sourceX] > 0) {
				addPixel(this.column[sourceX] + 1, row[sourceX], this.rest[sourceX]);
			}
		}
	}

	private void addPixel(int x, int color, int weight) {
		this.sourceRow[3 * x] += (color >> 16 & 0xFF) * weight;
		this.sourceRow[3 * x + 1] += (color >> 8 & 0xFF) * weight;
		this.sourceRow[3 * x + 2] += (color & 0xFF) * weight;
	}

	private void addWeighted(long weight) {
		for (int i = 0; i < this.sums.length; i++) {
			this.sums[i] += this.sourceRow[i] * weight;
		}
	}

	private void finishRow() {
		long whole = (long) PRECISION * PRECISION;
		for (int x = 0; x < this.width; x++) {
			int red = (int) ((this.sums[3 * x] + whole / 2) / whole);
			int green = (int) ((this.sums[3 * x + 1] + whole / 2) / whole);
			int blue = (int) ((this.sums[3 * x + 2] + whole / 2) / whole);
			this.rgb[this.y * this.width + x] = red << 16 | green << 8 | blue;
		}
		Arrays.fill(this.sums, 0);
		this.y++;
	}

	Pixels pixels() {
		return new Pixels(this.width, this.height, this.rgb);
	}

}
