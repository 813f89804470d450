package dev.novadraw.worker.offline.seeing;

/**
 * How a drawing lies on its page.
 *
 * @param coverage the share of the page that is drawn on
 * @param shapes how many separate larger shapes there are
 * @param dots how many separate small marks there are
 * @param place where the biggest shape is
 * @param proportions of the biggest shape
 * @param stroke what most of it is drawn with
 * @param symmetry how alike left and right are, 0 to 1
 * @param size the share of the page's long edge that the biggest shape spans
 */
public record Composition(double coverage, int shapes, int dots, Place place, Proportions proportions, Stroke stroke,
		double symmetry, double size) {

	static final Composition EMPTY = new Composition(0, 0, 0, Place.MIDDLE, Proportions.ROUND, Stroke.THIN, 0, 0);

	/**
	 * How wide a shape is for its height.
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
	 * How thick the strokes are.
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
