package dev.novadraw.vision.sight;

import java.util.Arrays;
import java.util.List;

import dev.novadraw.vision.color.Crayon;
import dev.novadraw.vision.region.Ring;
import dev.novadraw.vision.region.Ring.Arc;
import dev.novadraw.vision.scene.Scene;

/**
 * A quarter of a sun in an upper corner of the page, filled or an arc, with rays.
 */
final class CornerSunRule implements Rule {

	private static final int ANGLES = 17;

	private static final int GAP = 3;

	@Override
	public List<Found> find(Scene scene) {
		if (scene.canvas().count(SunRule.COLOURS) == 0) {
			return List.of();
		}
		for (boolean left : new boolean[] { true, false }) {
			int radius = radius(scene, left);
			if (radius > 0.06 * scene.longEdge() && radius < 0.5 * scene.longEdge() && hasRays(scene, left, radius)) {
				int start = left ? 0 : scene.canvas().width() - radius;
				Crayon colour = scene.most(SunRule.COLOURS, start, 0, start + radius, radius);
				return List.of(new Found(Thing.SUN, colour, start, 0, radius, radius));
			}
		}
		return List.of();
	}

	/**
	 * Returns the radius of the arc around the corner, or 0 if there is none.
	 */
	private static int radius(Scene scene, boolean left) {
		int[] ends = new int[ANGLES];
		for (int i = 0; i < ANGLES; i++) {
			ends[i] = end(scene, left, Math.toRadians(5 + 5 * i));
		}
		int[] sorted = ends.clone();
		Arrays.sort(sorted);
		int radius = sorted[ANGLES / 2 - 2];
		long alike = Arrays.stream(ends).filter((end) -> Math.abs(end - radius) < 0.13 * radius).count();
		return alike >= 0.6 * ANGLES ? radius : 0;
	}

	/**
	 * Returns the distance from the corner at which the first yellow in a direction ends.
	 */
	private static int end(Scene scene, boolean left, double angle) {
		int last = 0;
		for (int distance = 0; distance < scene.longEdge() / 2; distance++) {
			if (isYellow(scene, left, distance * Math.cos(angle), distance * Math.sin(angle))) {
				last = distance;
			}
			else if (last > 0 && distance - last > GAP) {
				break;
			}
		}
		return last;
	}

	private static boolean isYellow(Scene scene, boolean left, double across, double down) {
		int x = left ? (int) across : scene.canvas().width() - 1 - (int) across;
		Crayon crayon = scene.canvas().at(x, (int) down);
		return crayon != null && SunRule.COLOURS.contains(crayon);
	}

	private static boolean hasRays(Scene scene, boolean left, int radius) {
		int crossed = 0;
		for (double distance = 1.25; distance < 2; distance += 0.15) {
			double ring = distance * radius;
			List<Arc> arcs = new Ring(0, 0, ring, ring, (x, y) -> isYellow(scene, left, x, y)).arcs()
				.stream()
				.filter((arc) -> arc.within(2, 88))
				.toList();
			double others = new Ring(0, 0, ring, ring, (x, y) -> isOther(scene, left, x, y)).covered(0, 90);
			boolean narrow = arcs.stream().allMatch((arc) -> arc.width() < 19);
			crossed += arcs.size() >= 3 && arcs.size() < 10 && narrow && others < 0.07 ? 1 : 0;
		}
		return crossed >= 2;
	}

	private static boolean isOther(Scene scene, boolean left, int x, int y) {
		Crayon crayon = y < 0 ? null : scene.canvas().at(left ? x : scene.canvas().width() - 1 - x, y);
		return crayon != null && !SunRule.COLOURS.contains(crayon);
	}

}
