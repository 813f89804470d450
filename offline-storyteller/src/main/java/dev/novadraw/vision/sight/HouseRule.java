package dev.novadraw.vision.sight;

import java.util.ArrayList;
import java.util.List;

import dev.novadraw.vision.region.Hull;
import dev.novadraw.vision.region.Region;
import dev.novadraw.vision.scene.Part;
import dev.novadraw.vision.scene.Scene;

/**
 * A house: a rectangle with a triangle on top, and a door.
 */
final class HouseRule implements Rule {

	private static final double MIN_WIDTH = 0.08;

	@Override
	public List<Found> find(Scene scene) {
		List<Found> houses = new ArrayList<>();
		for (Part wall : scene.parts()) {
			if (isWall(wall.region(), scene)) {
				for (Part roof : scene.parts()) {
					if (isRoof(roof.region(), wall.region(), scene) && hasDoor(wall, scene)) {
						houses.add(found(wall, roof));
					}
				}
			}
		}
		return houses;
	}

	private static Found found(Part wall, Part roof) {
		int left = Math.min(wall.region().left(), roof.region().left());
		int right = Math.max(wall.region().right(), roof.region().right());
		return new Found(Thing.HOUSE, wall.colour(), left, roof.region().top(), right - left,
				wall.region().bottom() - roof.region().top());
	}

	private static boolean isWall(Region region, Scene scene) {
		double proportions = (double) region.height() / region.width();
		return region.width() > MIN_WIDTH * scene.longEdge() && proportions > 0.4 && proportions < 1.4
				&& isRectangle(region, 0.84);
	}

	private static boolean isRectangle(Region region, double filled) {
		return new Hull(region).area() > filled * region.width() * region.height();
	}

	private static boolean isRoof(Region roof, Region wall, Scene scene) {
		double gap = wall.top() - roof.bottom();
		double width = (double) roof.width() / wall.width();
		double tolerance = 0.05 * wall.height() + 0.02 * scene.longEdge();
		return roof != wall && Math.abs(gap) < tolerance && width > 0.85 && width < 1.75
				&& Math.abs(roof.middleX() - wall.middleX()) < 0.17 * wall.width() && roof.height() > 0.2 * roof.width()
				&& roof.height() < 1.2 * roof.width() && isTriangle(roof);
	}

	private static boolean isTriangle(Region region) {
		Hull hull = new Hull(region);
		int[] tip = hull.farthest(0, -1);
		int[] left = hull.farthest(-1, 0.5);
		int[] right = hull.farthest(1, 0.5);
		double area = Math.abs((right[0] - left[0]) * (tip[1] - left[1]) - (right[1] - left[1]) * (tip[0] - left[0]))
				/ 2.0;
		double low = region.bottom() - 0.3 * region.height();
		return area > 0.8 * hull.area() && hull.area() < 0.68 * region.width() * region.height()
				&& region.count() > 0.85 * hull.area() && left[1] > low && right[1] > low
				&& Math.abs(tip[0] - region.middleX()) < 0.25 * region.width();
	}

	/**
	 * Returns true for an upright rectangle that stands on the lower edge of the wall.
	 */
	private static boolean hasDoor(Part wall, Scene scene) {
		return scene.parts().stream().map(Part::region).anyMatch((region) -> isDoor(region, wall.region(), scene));
	}

	private static boolean isDoor(Region door, Region wall, Scene scene) {
		double tolerance = 0.06 * wall.height() + 0.012 * scene.longEdge();
		double width = (double) door.width() / wall.width();
		return door != wall && wall.surrounds(door, (int) tolerance) && wall.bottom() - door.bottom() < tolerance
				&& door.top() > wall.top() + 0.15 * wall.height() && door.height() > 0.25 * wall.height()
				&& width > 0.08 && width < 0.5 && door.height() > 0.9 * door.width() && isRectangle(door, 0.76)
				&& door.left() > wall.left() && door.right() < wall.right();
	}

}
