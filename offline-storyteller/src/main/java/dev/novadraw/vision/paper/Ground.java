package dev.novadraw.vision.paper;

import org.jspecify.annotations.Nullable;

import dev.novadraw.vision.color.Shade;
import dev.novadraw.vision.picture.Pixels;

/**
 * The colour of a sheet as it is photographed. Lamps tint white paper like straw and the
 * shade tints it like the sky, so that paper counts as coloured only beyond these tints.
 *
 * @param rgb the mean colour
 * @param shade the same colour as a shade
 * @param peak the lightness of its lightest part
 */
public record Ground(int rgb, Shade shade, float peak) {

	private static final float NEUTRAL = 0.035f;

	private static final float LAMP = 0.115f;

	/**
	 * The chroma of white paper in the redder light of a lamp that no camera corrects.
	 */
	private static final float OLD_LAMP = 0.145f;

	private static final float SKY = 0.065f;

	private static final float BLACK = 0.4f;

	private static final float GREY = 0.45f;

	/** The lightness of a white surface in warm light; wood is darker. */
	private static final float WHITE = 0.78f;

	/** The value of the strongest channel of coloured paper in good light. */
	private static final double EXPOSED = 215;

	private static final double MAX_EXPOSURE = 2.2;

	/** The chroma from which paper that is too dark for white paper is brown. */
	private static final float BROWN = 0.045f;

	private static final float LIGHTEST_BROWN = 0.72f;

	public static Ground of(int red, int green, int blue, float peak) {
		return new Ground(red << 16 | green << 8 | blue, Shade.of(red, green, blue), peak);
	}

	/**
	 * Returns true for paper that is so dark that strokes may be lighter.
	 */
	public boolean dark() {
		return this.peak < BLACK && this.shade.chroma() < SKY;
	}

	/**
	 * Returns true for paper with a colour that no usual light gives to white paper.
	 */
	public boolean coloured() {
		float chroma = this.shade.chroma();
		double hue = this.shade.hue();
		if (chroma < NEUTRAL || dark()) {
			return false;
		}
		if (hue > 48 && hue < 94) {
			return chroma > (hue > 68 ? LAMP : OLD_LAMP);
		}
		return hue < 225 || hue > 285 || chroma > SKY;
	}

	/**
	 * Returns true for a colour that a lamp or the shade gives to a white or grey
	 * surface, and wood does not have.
	 */
	private boolean neutralSurface() {
		boolean warm = this.shade.blueYellow() > 0 && this.shade.chroma() >= NEUTRAL;
		return !coloured() && (warm ? this.peak > WHITE : this.shade.lightness() > GREY);
	}

	/**
	 * Returns the paper's own colour, if the light can be known from a white or grey
	 * surface beside it. Coloured paper is exposed as in good light.
	 * @param surface the surface, or null if there is none in one colour
	 */
	public Ground litBy(@Nullable Ground surface) {
		double[] own = channels(this.rgb);
		if (surface != null && surface.neutralSurface()) {
			double[] light = channels(surface.rgb);
			for (int channel = 0; channel < 3; channel++) {
				own[channel] *= surface.brightness() / Math.max(1, light[channel]);
			}
		}
		Ground balanced = of(own, this.peak);
		if (!balanced.coloured()) {
			return balanced;
		}
		double exposure = EXPOSED / Math.max(own[0], Math.max(own[1], own[2]));
		for (int channel = 0; channel < 3; channel++) {
			own[channel] *= Math.clamp(exposure, 1, MAX_EXPOSURE);
		}
		return of(own, this.peak);
	}

	private static Ground of(double[] channels, float peak) {
		return of((int) Math.min(255, channels[0]), (int) Math.min(255, channels[1]), (int) Math.min(255, channels[2]),
				peak);
	}

	private static double[] channels(int rgb) {
		return new double[] { Pixels.red(rgb), Pixels.green(rgb), Pixels.blue(rgb) };
	}

	/**
	 * Returns the gain of each channel from this colour to another.
	 */
	public double[] gains(Ground other) {
		double[] from = channels(this.rgb);
		double[] to = channels(other.rgb);
		for (int channel = 0; channel < 3; channel++) {
			to[channel] /= Math.max(1, from[channel]);
		}
		return to;
	}

	public int brightness() {
		return Math.max(1, Pixels.brightness(this.rgb));
	}

	PaperTone tone() {
		if (dark()) {
			return PaperTone.BLACK;
		}
		if (coloured()) {
			return PaperTone.coloured(this.shade);
		}
		if (this.shade.blueYellow() > BROWN && this.peak < LIGHTEST_BROWN) {
			return PaperTone.KRAFT;
		}
		if (this.peak > 0.62) {
			return PaperTone.WHITE;
		}
		return this.peak > 0.5 ? PaperTone.PALE : PaperTone.GREY;
	}

}
