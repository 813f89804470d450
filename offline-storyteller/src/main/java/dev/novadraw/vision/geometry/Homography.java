package dev.novadraw.vision.geometry;

import java.util.List;

/**
 * The perspective mapping of the unit square to a quadrilateral.
 */
public final class Homography {

	private final double[] across = new double[3];

	private final double[] down = new double[3];

	private final double[] depth = new double[3];

	/**
	 * Creates the mapping to four corners, clockwise from the upper left.
	 */
	public Homography(List<Point> corners) {
		Point a = corners.get(0);
		Point b = corners.get(1);
		Point c = corners.get(2);
		Point d = corners.get(3);
		double skewX = a.x() - b.x() + c.x() - d.x();
		double skewY = a.y() - b.y() + c.y() - d.y();
		double rightX = b.x() - c.x();
		double rightY = b.y() - c.y();
		double lowerX = d.x() - c.x();
		double lowerY = d.y() - c.y();
		double area = rightX * lowerY - lowerX * rightY;
		this.depth[0] = (skewX * lowerY - lowerX * skewY) / area;
		this.depth[1] = (rightX * skewY - skewX * rightY) / area;
		this.depth[2] = 1;
		fill(this.across, a.x(), b.x(), d.x());
		fill(this.down, a.y(), b.y(), d.y());
	}

	private void fill(double[] row, double first, double right, double lower) {
		row[0] = right - first + this.depth[0] * right;
		row[1] = lower - first + this.depth[1] * lower;
		row[2] = first;
	}

	/**
	 * Writes the place to which a point of the square is mapped.
	 */
	public void map(double u, double v, double[] place) {
		double scale = 1 / (this.depth[0] * u + this.depth[1] * v + this.depth[2]);
		place[0] = (this.across[0] * u + this.across[1] * v + this.across[2]) * scale;
		place[1] = (this.down[0] * u + this.down[1] * v + this.down[2]) * scale;
	}

}
