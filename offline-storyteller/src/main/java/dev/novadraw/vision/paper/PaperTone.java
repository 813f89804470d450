package dev.novadraw.vision.paper;

/**
 * The lightness of the paper in the picture.
 */
public enum PaperTone {

	WHITE, PALE, CREAM, GREY, BLACK,

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

}
