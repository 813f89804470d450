package dev.novadraw.normalizer.color;

import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;

/**
 * The colour spaces of PNG files without a profile.
 */
public final class PngColors {

	private static final double WHOLE = 100_000;

	private static final double[] BT_709 = { 0.3127, 0.329, 0.64, 0.33, 0.3, 0.6, 0.15, 0.06 };

	private static final double[] BT_2020 = { 0.3127, 0.329, 0.708, 0.292, 0.17, 0.797, 0.131, 0.046 };

	private static final double[] DISPLAY_P3 = { 0.3127, 0.329, 0.68, 0.32, 0.265, 0.69, 0.15, 0.06 };

	private static final double MIN_GAMMA = 0.1;

	private static final double MAX_GAMMA = 10;

	/** The tolerance around 1/2.2 within which a gamma means sRGB, as in libpng. */
	private static final double USUAL = 0.05;

	private PngColors() {
	}

	/**
	 * Returns the conversion by code points for video.
	 * @param points the content of the {@code cICP} chunk
	 * @return the conversion; null for unknown code points, such as those of high dynamic
	 * range
	 */
	public static @Nullable ColorTransform byCodePoints(ByteBuffer points) {
		if (points.remaining() != 4 || points.get(2) != 0 || points.get(3) != 1) {
			return null;
		}
		double[] primaries = switch (points.get(0)) {
			case 1 -> BT_709;
			case 9 -> BT_2020;
			case 12 -> DISPLAY_P3;
			default -> null;
		};
		Curve curve = switch (points.get(1)) {
			case 1, 6, 14, 15 -> Curve.television();
			case 4 -> Curve.gamma(2.2);
			case 5 -> Curve.gamma(2.8);
			case 8 -> Curve.gamma(1);
			case 13 -> Curve.srgb();
			default -> null;
		};
		return (primaries != null && curve != null) ? MatrixTransform.of(curve, Matrix.fromChromaticities(primaries))
				: null;
	}

	/**
	 * Returns the conversion by gamma and chromaticities.
	 * @param gamma the content of the {@code gAMA} chunk; null means that of sRGB
	 * @param chromaticities the content of the {@code cHRM} chunk; null means those of
	 * sRGB
	 * @return the conversion; null if the values are invalid
	 */
	public static @Nullable ColorTransform byNumbers(@Nullable ByteBuffer gamma, @Nullable ByteBuffer chromaticities) {
		Curve curve = (gamma != null) ? curve(gamma) : Curve.srgb();
		Matrix matrix = Matrix.fromChromaticities((chromaticities != null) ? numbers(chromaticities) : BT_709);
		return (curve != null) ? MatrixTransform.of(curve, matrix) : null;
	}

	private static @Nullable Curve curve(ByteBuffer chunk) {
		double gamma = (chunk.remaining() == 4) ? chunk.getInt(0) / WHOLE : 0;
		if (gamma < MIN_GAMMA || gamma > MAX_GAMMA) {
			return null;
		}
		return (Math.abs(gamma * 2.2 - 1) < USUAL) ? Curve.srgb() : Curve.gamma(1 / gamma);
	}

	private static double[] numbers(ByteBuffer chunk) {
		double[] numbers = new double[8];
		for (int i = 0; i < numbers.length && chunk.remaining() == 4 * numbers.length; i++) {
			numbers[i] = chunk.getInt(4 * i) / WHOLE;
		}
		return numbers;
	}

}
