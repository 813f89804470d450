package dev.novadraw.vision.color;

import dev.novadraw.vision.picture.Pixels;

/**
 * A colour in Oklab, where equal distances look equally different: lightness 0 to 1, and
 * two colour axes.
 */
public record Shade(float lightness, float greenRed, float blueYellow) {

	/** The linear light of each sRGB value. */
	private static final float[] LINEAR = new float[256];

	/** The cube roots of 0 to 1, in steps of 1/4096. */
	private static final float[] CUBE_ROOT = new float[4097];

	static {
		for (int i = 0; i < LINEAR.length; i++) {
			double part = i / 255.0;
			LINEAR[i] = (float) (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
		}
		for (int i = 0; i < CUBE_ROOT.length; i++) {
			CUBE_ROOT[i] = (float) Math.cbrt(i / 4096.0);
		}
	}

	public static Shade of(int red, int green, int blue) {
		float r = LINEAR[red];
		float g = LINEAR[green];
		float b = LINEAR[blue];
		float l = root(0.4122214708f * r + 0.5363325363f * g + 0.0514459929f * b);
		float m = root(0.2119034982f * r + 0.6806995451f * g + 0.1073969566f * b);
		float s = root(0.0883024619f * r + 0.2817188376f * g + 0.6299787005f * b);
		return new Shade(0.2104542553f * l + 0.7936177850f * m - 0.0040720468f * s,
				1.9779984951f * l - 2.4285922050f * m + 0.4505937099f * s,
				0.0259040371f * l + 0.7827717662f * m - 0.8086757660f * s);
	}

	public static Shade of(int rgb) {
		return of(Pixels.red(rgb), Pixels.green(rgb), Pixels.blue(rgb));
	}

	private static float root(float value) {
		float at = Math.min(value, 1) * 4096;
		int below = (int) at;
		return below == 4096 ? 1 : CUBE_ROOT[below] + (at - below) * (CUBE_ROOT[below + 1] - CUBE_ROOT[below]);
	}

	public float chroma() {
		return (float) Math.sqrt(this.greenRed * this.greenRed + this.blueYellow * this.blueYellow);
	}

	/**
	 * Returns the angle of the hue in degrees, 0 to 360.
	 */
	public double hue() {
		double degrees = Math.toDegrees(Math.atan2(this.blueYellow, this.greenRed));
		return degrees < 0 ? degrees + 360 : degrees;
	}

	/**
	 * Returns the distance to another colour apart from the lightness of both.
	 */
	public float tintTo(Shade other) {
		float a = this.greenRed - other.greenRed;
		float b = this.blueYellow - other.blueYellow;
		return (float) Math.sqrt(a * a + b * b);
	}

}
