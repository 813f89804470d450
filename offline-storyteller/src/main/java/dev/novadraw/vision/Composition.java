package dev.novadraw.vision;

/**
 * The shapes of a drawing and their place on the page.
 *
 * @param coverage the share of the page that is drawn on
 * @param shapes the number of separate larger shapes
 * @param dots the number of separate small marks
 * @param place the place of the biggest shape
 * @param proportions the proportions of the biggest shape
 * @param stroke the most common stroke thickness
 * @param symmetry the similarity of left and right, 0 to 1
 * @param size the share of the page's long edge that the biggest shape spans
 */
public record Composition(double coverage, int shapes, int dots, Place place, Proportions proportions, Stroke stroke,
		double symmetry, double size) {

	static final Composition EMPTY = new Composition(0, 0, 0, Place.MIDDLE, Proportions.ROUND, Stroke.THIN, 0, 0);

	/**
	 * The width of a shape relative to its height.
	 */
	public enum Proportions {

		WIDE, ROUND, TALL;

		static Proportions of(double width, double height) {
			if (width > 1.45 * height) {
				return WIDE;
			}
			return height > 1.45 * width ? TALL : ROUND;
		}

	}

	/**
	 * The thickness of strokes.
	 */
	public enum Stroke {

		THIN, BROAD, FILLED;

		static Stroke of(double thickness) {
			if (thickness < 0.013) {
				return THIN;
			}
			return thickness < 0.055 ? BROAD : FILLED;
		}

	}

	public boolean symmetric() {
		return this.symmetry > 0.6;
	}

}
