package dev.novadraw.vision.paper;

import dev.novadraw.vision.color.Shade;

/**
 * The lightness or colour of the paper in the picture.
 */
public enum PaperTone {

	WHITE, PALE, CREAM, GREY, BLACK,

	RED, ORANGE, YELLOW, GREEN, BLUE, PURPLE, PINK,

	/** Brown wrapping paper. */
	KRAFT,

	/** No visible paper: the page is painted all over. */
	HIDDEN;

	static PaperTone of(double lightness, double warmth) {
		if (lightness < 0.42) {
			return BLACK;
		}
		if (warmth > 0.03) {
			return CREAM;
		}
		if (lightness > 0.94) {
			return WHITE;
		}
		return lightness > 0.76 ? PALE : GREY;
	}

	/**
	 * Returns the tone of paper that is clearly coloured.
	 */
	static PaperTone coloured(Shade shade) {
		double hue = shade.hue();
		boolean light = shade.lightness() > 0.7;
		if (hue < 46) {
			return light ? PINK : RED;
		}
		if (hue < 118) {
			return warm(shade);
		}
		if (hue < 195) {
			return GREEN;
		}
		if (hue < 290) {
			return BLUE;
		}
		if (hue < 330) {
			return PURPLE;
		}
		return light || hue < 350 ? PINK : RED;
	}

	private static PaperTone warm(Shade shade) {
		if (shade.lightness() < 0.66 && shade.chroma() < 0.13) {
			return KRAFT;
		}
		return shade.hue() < 73 ? ORANGE : YELLOW;
	}

	/**
	 * Returns true for paper with a colour of its own.
	 */
	public boolean coloured() {
		return switch (this) {
			case RED, ORANGE, YELLOW, GREEN, BLUE, PURPLE, PINK, KRAFT -> true;
			case WHITE, PALE, CREAM, GREY, BLACK, HIDDEN -> false;
		};
	}

}
