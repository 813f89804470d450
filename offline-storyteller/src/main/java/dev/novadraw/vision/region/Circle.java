package dev.novadraw.vision.region;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The circle that fits some points best.
 *
 * @param x its middle across
 * @param y its middle down
 * @param radius its radius
 * @param deviation the mean distance of the points from it, as a share of the radius
 */
public record Circle(double x, double y, double radius, double deviation) {

	/**
	 * Returns the circle through points, or null if they lie on a line.
	 */
	public static @Nullable Circle through(List<int[]> points) {
		double meanX = points.stream().mapToInt((point) -> point[0]).average().orElse(0);
		double meanY = points.stream().mapToInt((point) -> point[1]).average().orElse(0);
		double xx = 0;
		double yy = 0;
		double xy = 0;
		double xz = 0;
		double yz = 0;
		double squares = 0;
		for (int[] point : points) {
			double x = point[0] - meanX;
			double y = point[1] - meanY;
			double z = x * x + y * y;
			xx += x * x;
			yy += y * y;
			xy += x * y;
			xz += x * z;
			yz += y * z;
			squares += z;
		}
		double area = xx * yy - xy * xy;
		if (points.size() < 3 || area < 1e-6 * xx * xx) {
			return null;
		}
		double x = (xz * yy - yz * xy) / (2 * area);
		double y = (yz * xx - xz * xy) / (2 * area);
		double radius = Math.sqrt(x * x + y * y + squares / points.size());
		double centreX = x + meanX;
		double centreY = y + meanY;
		double deviation = points.stream()
			.mapToDouble((point) -> Math.abs(Math.hypot(point[0] - centreX, point[1] - centreY) - radius))
			.average()
			.orElse(0);
		return new Circle(centreX, centreY, radius, deviation / radius);
	}

}
