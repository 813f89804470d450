package dev.novadraw.vision.sheet;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.novadraw.vision.color.Shade;
import dev.novadraw.vision.paper.Ground;

/**
 * The colours of what a sheet lies on, or of the border of a picture.
 */
final class Surface {

	private static final double MIN_ALIKE = 0.85;

	private static final float ALIKE = 0.03f;

	/** The share of the surface that has one shade in even light. */
	private static final double MIN_EVEN = 0.5;

	/** The difference in lightness within one shade, as a share of it. */
	private static final float EVEN = 0.015f;

	/**
	 * The lightness of white paper on a scan; that of a white table in a photo is less.
	 */
	private static final float WHITE = 0.94f;

	private static final float COLOURED = 0.05f;

	private final int[] colours;

	private final Shade[] shades;

	/**
	 * Creates a surface.
	 * @param colours the packed RGB values of its points
	 */
	Surface(int[] colours) {
		this.colours = colours;
		this.shades = Arrays.stream(colours).mapToObj(Shade::of).toArray(Shade[]::new);
	}

	/**
	 * Returns the mean colour, or null if the surface has several.
	 */
	@Nullable Ground colour() {
		if (this.colours.length == 0) {
			return null;
		}
		Ground mean = Ground.of(mean(16), mean(8), mean(0), lightness(0.9));
		long alike = Arrays.stream(this.shades).filter((shade) -> shade.tintTo(mean.shade()) < ALIKE).count();
		return alike >= MIN_ALIKE * this.shades.length ? mean : null;
	}

	private int mean(int shift) {
		return (int) Arrays.stream(this.colours).map((rgb) -> rgb >> shift & 0xff).average().orElseThrow();
	}

	/**
	 * Returns the lightness that a share of the surface does not exceed.
	 */
	private float lightness(double share) {
		float[] sorted = new float[this.shades.length];
		for (int i = 0; i < sorted.length; i++) {
			sorted[i] = this.shades[i].lightness();
		}
		Arrays.sort(sorted);
		return sorted[(int) (sorted.length * share)];
	}

	/**
	 * Returns true if most of it has one shade, as on a scan or in a picture made on a
	 * computer. A table in a photo has grain, and its light falls off to one side.
	 */
	boolean isEvenlyLit() {
		return evenShade() != null;
	}

	/**
	 * Returns true for an evenly lit surface that is white as scanned paper or has a
	 * colour. Even grey and black are also around a page on a screen or in a scanner.
	 */
	boolean isPage() {
		Shade shade = evenShade();
		return shade != null && (shade.lightness() > WHITE || shade.chroma() > COLOURED);
	}

	/**
	 * Returns the shade that most of the surface has in even light, or null if there is
	 * none.
	 */
	private @Nullable Shade evenShade() {
		if (this.shades.length == 0) {
			return null;
		}
		float median = lightness(0.5);
		float tolerance = EVEN * median;
		Shade middle = Arrays.stream(this.shades)
			.filter((shade) -> shade.lightness() == median)
			.findFirst()
			.orElseThrow();
		long alike = Arrays.stream(this.shades)
			.filter((shade) -> Math.abs(shade.lightness() - median) <= tolerance && shade.tintTo(middle) < ALIKE)
			.count();
		return alike > MIN_EVEN * this.shades.length ? middle : null;
	}

}
