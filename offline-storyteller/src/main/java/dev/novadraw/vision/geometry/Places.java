package dev.novadraw.vision.geometry;

import java.util.Arrays;

/**
 * Some points of a picture, each by its column and row.
 *
 * @param columns the columns
 * @param rows the rows
 */
public record Places(int[] columns, int[] rows) {

	public int count() {
		return this.columns.length;
	}

	/**
	 * Returns those that are farther from a line than a distance.
	 */
	public Places awayFrom(Line line, double distance) {
		int[] farColumns = new int[count()];
		int[] farRows = new int[count()];
		int count = 0;
		for (int i = 0; i < count(); i++) {
			if (!near(i, line, distance)) {
				farColumns[count] = this.columns[i];
				farRows[count++] = this.rows[i];
			}
		}
		return new Places(Arrays.copyOf(farColumns, count), Arrays.copyOf(farRows, count));
	}

	/**
	 * Returns some of them in equal steps.
	 */
	public Places every(int stride) {
		int count = Math.ceilDiv(count(), stride);
		int[] someColumns = new int[count];
		int[] someRows = new int[count];
		for (int i = 0; i < count; i++) {
			someColumns[i] = this.columns[i * stride];
			someRows[i] = this.rows[i * stride];
		}
		return new Places(someColumns, someRows);
	}

	public boolean near(int i, Line line, double distance) {
		return Math.abs(line.beyond(this.columns[i], this.rows[i])) <= distance;
	}

	/**
	 * Returns the number of those that are beyond a line by more than a distance.
	 */
	public int beyond(Line line, double distance) {
		int beyond = 0;
		for (int i = 0; i < count(); i++) {
			beyond += line.beyond(this.columns[i], this.rows[i]) > distance ? 1 : 0;
		}
		return beyond;
	}

	/**
	 * Returns the number of those within bounds.
	 */
	public int within(Bounds bounds) {
		int within = 0;
		for (int i = 0; i < count(); i++) {
			within += bounds.beyond(this.columns[i], this.rows[i]) <= 0 ? 1 : 0;
		}
		return within;
	}

}
