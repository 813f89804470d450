package dev.novadraw.vision.sight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.novadraw.vision.color.Crayon;
import dev.novadraw.vision.region.CellTest;
import dev.novadraw.vision.region.Morphology;
import dev.novadraw.vision.region.Region;
import dev.novadraw.vision.region.Ring;
import dev.novadraw.vision.region.Ring.Arc;
import dev.novadraw.vision.region.Roundness;
import dev.novadraw.vision.scene.Scene;

/**
 * A sun: a yellow or orange disc with rays all around, in the upper part of the page.
 */
final class SunRule implements Rule {

	static final Set<Crayon> COLOURS = EnumSet.of(Crayon.YELLOW, Crayon.ORANGE);

	private static final double LOWEST = 0.48;

	private static final double MIN_RADIUS = 0.02;

	private static final double RAYS = 0.45;

	@Override
	public List<Found> find(Scene scene) {
		List<Found> suns = new ArrayList<>();
		for (Region figure : scene.figures(COLOURS)) {
			if (figure.centreY() < LOWEST * scene.canvas().height()) {
				Region disc = Morphology.core(figure, RAYS);
				if (disc.width() > 2 * MIN_RADIUS * scene.longEdge() && isSun(disc, scene)) {
					suns.add(new Found(Thing.SUN, colour(scene, disc), disc.left(), disc.top(), disc.width(),
							disc.height()));
				}
			}
		}
		return suns;
	}

	private static Crayon colour(Scene scene, Region disc) {
		return scene.most(COLOURS, disc.left(), disc.top(), disc.right(), disc.bottom());
	}

	private static boolean isSun(Region disc, Scene scene) {
		return Roundness.evenness(disc) > 0.78 && Roundness.of(disc) > 0.87 && others(disc, scene, 0.3) < 0.35
				&& others(disc, scene, 0.75) < 0.2 && others(disc, scene, 1.3) < 0.05 && others(disc, scene, 1.6) < 0.08
				&& hasRays(disc, scene) && endsNearby(disc, scene);
	}

	/**
	 * Returns the share of other colours around the middle of the disc.
	 */
	private static double others(Region disc, Scene scene, double distance) {
		return around(disc, distance, (x, y) -> {
			Crayon crayon = scene.canvas().at(x, y);
			return crayon != null && !COLOURS.contains(crayon);
		}).covered();
	}

	private static Ring around(Region disc, double distance, CellTest test) {
		return new Ring(disc.middleX(), disc.middleY(), distance * disc.width() / 2, distance * disc.height() / 2,
				test);
	}

	/**
	 * Returns true if two rings around the disc cross the same rays.
	 */
	private static boolean hasRays(Region disc, Scene scene) {
		List<Arc> inner = List.of();
		for (double distance = 1.25; distance < 2.1; distance += 0.15) {
			List<Arc> rays = rays(around(disc, distance, (x, y) -> isYellow(scene, x, y)));
			if (!rays.isEmpty() && !inner.isEmpty() && alike(inner, rays)) {
				return true;
			}
			inner = rays;
		}
		return false;
	}

	/**
	 * Returns true if the rays end near the disc, unlike lines that only cross there.
	 */
	private static boolean endsNearby(Region disc, Scene scene) {
		return around(disc, 3, (x, y) -> isYellow(scene, x, y)).covered() < 0.04
				&& around(disc, 3.5, (x, y) -> isYellow(scene, x, y)).covered() < 0.04;
	}

	private static boolean isYellow(Scene scene, int x, int y) {
		Crayon crayon = scene.canvas().at(x, y);
		return crayon != null && COLOURS.contains(crayon);
	}

	/**
	 * Returns the rays that a ring crosses, if they are narrow and all around.
	 */
	private static List<Arc> rays(Ring ring) {
		List<Arc> arcs = ring.arcs();
		boolean narrow = arcs.stream().allMatch((arc) -> arc.width() <= 33) && ring.covered() < 0.52;
		if (arcs.size() < 6 || arcs.size() > 26 || !narrow) {
			return List.of();
		}
		double[] gaps = new double[arcs.size()];
		for (int i = 0; i < gaps.length; i++) {
			gaps[i] = arcs.get(i).to(arcs.get((i + 1) % gaps.length));
		}
		Arrays.sort(gaps);
		double widest = gaps[gaps.length - 1];
		return widest < 80 && widest < 2.2 * gaps[gaps.length / 2] ? arcs : List.of();
	}

	private static boolean alike(List<Arc> inner, List<Arc> outer) {
		long met = inner.stream().filter((arc) -> outer.stream().anyMatch((other) -> arc.to(other) < 12)).count();
		return met >= 0.75 * inner.size() && outer.size() <= 1.3 * inner.size();
	}

}
