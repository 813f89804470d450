package dev.novadraw.vision.sheet;

import java.util.function.IntPredicate;

/**
 * The colour of a sheet at every place of a photo, as a quadratic function of the place:
 * its own colour in uneven light.
 */
final class LightModel {

	private static final int TERMS = 6;

	private final int width;

	private final int height;

	/** The coefficients of each channel. */
	private final double[][] channels;

	LightModel(Overview overview, IntPredicate paper) {
		this.width = overview.width();
		this.height = overview.height();
		double[][] equations = new double[TERMS][TERMS + 3];
		double[] row = new double[TERMS + 3];
		for (int point = 0; point < overview.count(); point++) {
			if (paper.test(point)) {
				terms(point % this.width, point / this.width, row);
				int rgb = overview.rgb(point);
				row[TERMS] = rgb >> 16 & 0xff;
				row[TERMS + 1] = rgb >> 8 & 0xff;
				row[TERMS + 2] = rgb & 0xff;
				add(row, equations);
			}
		}
		this.channels = solve(equations);
	}

	private void terms(double x, double y, double[] row) {
		double across = 2 * x / this.width - 1;
		double down = 2 * y / this.height - 1;
		row[0] = 1;
		row[1] = across;
		row[2] = down;
		row[3] = across * across;
		row[4] = across * down;
		row[5] = down * down;
	}

	private static void add(double[] row, double[][] equations) {
		for (int i = 0; i < TERMS; i++) {
			for (int j = 0; j < row.length; j++) {
				equations[i][j] += row[i] * row[j];
			}
		}
	}

	/**
	 * Solves the equations by elimination. A little is added to the diagonal, so that
	 * there always is a solution.
	 */
	private static double[][] solve(double[][] equations) {
		for (int i = 0; i < TERMS; i++) {
			equations[i][i] += 0.01;
			for (int other = 0; other < TERMS; other++) {
				if (other != i) {
					double factor = equations[other][i] / equations[i][i];
					for (int j = i; j < TERMS + 3; j++) {
						equations[other][j] -= factor * equations[i][j];
					}
				}
			}
		}
		double[][] channels = new double[3][TERMS];
		for (int channel = 0; channel < 3; channel++) {
			for (int i = 0; i < TERMS; i++) {
				channels[channel][i] = equations[i][TERMS + channel] / equations[i][i];
			}
		}
		return channels;
	}

	/**
	 * Writes the red, green and blue of the sheet at a place, each 1 to 255.
	 */
	void at(double x, double y, double[] rgb) {
		double[] row = new double[TERMS];
		terms(Math.clamp(x, 0, this.width), Math.clamp(y, 0, this.height), row);
		for (int channel = 0; channel < 3; channel++) {
			double value = 0;
			for (int i = 0; i < TERMS; i++) {
				value += this.channels[channel][i] * row[i];
			}
			rgb[channel] = Math.clamp(value, 1, 255);
		}
	}

}
