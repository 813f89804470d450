package dev.novadraw.vision.geometry;

/**
 * A straight line that bounds an area, by its normal, which points outwards.
 *
 * @param normalX the normal's part across
 * @param normalY the normal's part down
 * @param offset the distance of the line from the origin along the normal
 * @param support the number of points on it
 */
public record Line(double normalX, double normalY, double offset, int support) {

	/**
	 * Returns the distance of a point, positive outside.
	 */
	public double beyond(double x, double y) {
		return this.normalX * x + this.normalY * y - this.offset;
	}

	public Line reversed() {
		return new Line(-this.normalX, -this.normalY, -this.offset, this.support);
	}

	/**
	 * Returns the line moved outwards, or inwards by a negative distance.
	 */
	public Line moved(double outwards) {
		return new Line(this.normalX, this.normalY, this.offset + outwards, this.support);
	}

	/**
	 * Returns the cosine of the angle between the normals of two lines.
	 */
	public double alike(Line other) {
		return this.normalX * other.normalX + this.normalY * other.normalY;
	}

	public double direction() {
		return Math.atan2(this.normalY, this.normalX);
	}

	public Point meet(Line other) {
		double area = this.normalX * other.normalY - this.normalY * other.normalX;
		return new Point((this.offset * other.normalY - this.normalY * other.offset) / area,
				(this.normalX * other.offset - this.offset * other.normalX) / area);
	}

}
