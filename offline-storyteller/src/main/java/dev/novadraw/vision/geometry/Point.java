package dev.novadraw.vision.geometry;

/**
 * A place in a picture.
 *
 * @param x the distance from the left
 * @param y the distance from the top
 */
public record Point(double x, double y) {

	public double to(Point other) {
		return Math.hypot(this.x - other.x, this.y - other.y);
	}

	/**
	 * Returns the point at a share of the way to another.
	 */
	public Point towards(Point other, double share) {
		return new Point(this.x + share * (other.x - this.x), this.y + share * (other.y - this.y));
	}

	public Point times(double factor) {
		return new Point(this.x * factor, this.y * factor);
	}

}
