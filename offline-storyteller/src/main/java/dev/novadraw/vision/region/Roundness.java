package dev.novadraw.vision.region;

/**
 * The likeness of a region and the ellipse in its box.
 */
public final class Roundness {

	private Roundness() {
	}

	/**
	 * Returns the likeness, 0 to 1.
	 */
	public static double of(Region region) {
		double radiusX = region.width() / 2.0;
		double radiusY = region.height() / 2.0;
		int both = 0;
		int any = 0;
		for (int y = region.top(); y < region.bottom(); y++) {
			double down = (y + 0.5 - region.middleY()) / radiusY;
			for (int x = region.left(); x < region.right(); x++) {
				double across = (x + 0.5 - region.middleX()) / radiusX;
				boolean round = across * across + down * down <= 1;
				boolean drawn = region.contains(x, y);
				both += round && drawn ? 1 : 0;
				any += round || drawn ? 1 : 0;
			}
		}
		return (double) both / any;
	}

	/**
	 * Returns the shorter edge of the box, as a share of the longer one.
	 */
	public static double evenness(Region region) {
		return (double) Math.min(region.width(), region.height()) / Math.max(region.width(), region.height());
	}

}
