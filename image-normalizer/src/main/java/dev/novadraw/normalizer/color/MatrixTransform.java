package dev.novadraw.normalizer.color;

import org.jspecify.annotations.Nullable;

/**
 * A conversion through linear light: one curve per channel, and a matrix for all three.
 */
final class MatrixTransform implements ColorTransform {

	private static final int STEPS = 1 << 14;

	/** The sRGB value of each linear value. */
	private static final byte[] VALUES = values();

	private final Curve red;

	private final Curve green;

	private final Curve blue;

	private final float[] cells = new float[9];

	MatrixTransform(Curve red, Curve green, Curve blue, Matrix matrix) {
		this.red = red;
		this.green = green;
		this.blue = blue;
		for (int i = 0; i < this.cells.length; i++) {
			this.cells[i] = (float) matrix.cells()[i];
		}
	}

	/**
	 * Creates the conversion with one curve for all channels, or returns null if there is
	 * no matrix.
	 */
	static @Nullable ColorTransform of(Curve curve, @Nullable Matrix matrix) {
		return (matrix != null) ? new MatrixTransform(curve, curve, curve, matrix) : null;
	}

	/**
	 * Creates the conversion of grey, whose three samples are equal.
	 */
	static ColorTransform grey(Curve curve) {
		return (red, green, blue) -> value(curve.at(red)) * 0x10101;
	}

	@Override
	public int toSrgb(int red, int green, int blue) {
		float r = this.red.at(red);
		float g = this.green.at(green);
		float b = this.blue.at(blue);
		return value(this.cells[0] * r + this.cells[1] * g + this.cells[2] * b) << 16
				| value(this.cells[3] * r + this.cells[4] * g + this.cells[5] * b) << 8
				| value(this.cells[6] * r + this.cells[7] * g + this.cells[8] * b);
	}

	private static int value(float light) {
		int step = (int) (light * STEPS + 0.5f);
		return VALUES[Math.clamp(step, 0, STEPS)] & 0xFF;
	}

	private static byte[] values() {
		byte[] values = new byte[STEPS + 1];
		for (int i = 0; i < values.length; i++) {
			double light = (double) i / STEPS;
			double value = (light <= 0.0031308) ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
			values[i] = (byte) Math.round(255 * value);
		}
		return values;
	}

}
