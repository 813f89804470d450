package dev.novadraw.normalizer.color;

import java.util.function.DoubleUnaryOperator;

/**
 * A transfer function as a table of linear values.
 *
 * @param linear the linear values of all 65536 samples, 1 for white
 */
@SuppressWarnings("ArrayRecordComponent")
record Curve(float[] linear) {

	private static final double MAX_LINEAR = 4;

	static Curve of(DoubleUnaryOperator function) {
		float[] table = new float[ColorTransform.MAX_SAMPLE + 1];
		for (int i = 0; i < table.length; i++) {
			double value = function.applyAsDouble((double) i / ColorTransform.MAX_SAMPLE);
			// NaN becomes black.
			table[i] = (value > 0) ? (float) Math.min(value, MAX_LINEAR) : 0;
		}
		return new Curve(table);
	}

	static Curve gamma(double exponent) {
		return of((value) -> Math.pow(value, exponent));
	}

	static Curve srgb() {
		return of(Curve::linearSrgb);
	}

	private static double linearSrgb(double value) {
		return (value <= 0.04045) ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
	}

	/**
	 * Returns the inverse transfer function of BT.709 and BT.2020.
	 */
	static Curve television() {
		return of((value) -> (value < 0.081) ? value / 4.5 : Math.pow((value + 0.099) / 1.099, 1 / 0.45));
	}

	float at(int sample) {
		return this.linear[sample];
	}

}
