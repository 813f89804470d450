package dev.novadraw.vision.sight;

import java.util.ArrayList;
import java.util.List;

import dev.novadraw.vision.color.Crayon;
import dev.novadraw.vision.region.Circle;
import dev.novadraw.vision.region.Ring;
import dev.novadraw.vision.scene.Bands;
import dev.novadraw.vision.scene.Scene;
import dev.novadraw.vision.shape.Canvas;

/**
 * A rainbow: at least four arcs around one middle, in the order of the spectrum, with
 * free paper beneath.
 */
final class RainbowRule implements Rule {

	private static final double MIN_WIDTH = 0.15;

	private static final int MAX_GAP = 3;

	private static final int RINGS = 10;

	@Override
	public List<Found> find(Scene scene) {
		if (Bands.colours(scene.canvas()) < Bands.MIN_COLOURS) {
			return List.of();
		}
		for (boolean inwards : new boolean[] { true, false }) {
			List<Bands> columns = longest(scene.canvas(), inwards);
			if (columns.size() > MIN_WIDTH * scene.longEdge() && isArc(columns, scene.canvas())) {
				int left = columns.getFirst().column();
				int top = columns.stream().mapToInt(Bands::top).min().orElseThrow();
				int bottom = columns.stream().mapToInt(Bands::bottom).max().orElseThrow();
				return List.of(new Found(Thing.RAINBOW, Crayon.RED, left, top, columns.size(), bottom - top));
			}
		}
		return List.of();
	}

	/**
	 * Returns the longest row of columns with bands, each with those of one column.
	 */
	private static List<Bands> longest(Canvas canvas, boolean inwards) {
		List<Bands> longest = List.of();
		List<Bands> current = new ArrayList<>();
		for (int x = 0; x < canvas.width(); x++) {
			Bands bands = Bands.in(canvas, x, inwards);
			if (bands != null) {
				if (!current.isEmpty() && x - current.getLast().column() > MAX_GAP) {
					current = new ArrayList<>();
				}
				current.add(bands);
				longest = current.size() > longest.size() ? current : longest;
			}
		}
		return longest;
	}

	private static boolean isArc(List<Bands> columns, Canvas canvas) {
		Circle outer = Circle
			.through(columns.stream().map((bands) -> new int[] { bands.column(), bands.top() }).toList());
		Circle inner = Circle
			.through(columns.stream().map((bands) -> new int[] { bands.column(), bands.bottom() }).toList());
		if (outer == null || inner == null) {
			return false;
		}
		boolean concentric = Math.hypot(outer.x() - inner.x(), outer.y() - inner.y()) < 0.25 * outer.radius();
		return outer.deviation() < 0.035 && inner.deviation() < 0.07 && concentric && spans(columns, outer)
				&& inner.radius() > 0.25 * outer.radius() && inner.radius() < 0.95 * outer.radius()
				&& isOpenBelow(outer, inner, canvas);
	}

	private static boolean spans(List<Bands> columns, Circle outer) {
		int width = columns.getLast().column() - columns.getFirst().column();
		double middle = (columns.getLast().column() + columns.getFirst().column()) / 2.0;
		return outer.y() > columns.get(columns.size() / 2).bottom() && width > 1.1 * outer.radius()
				&& Math.abs(middle - outer.x()) < 0.35 * outer.radius();
	}

	/**
	 * Returns true if the arcs do not go on as circles, as those of a target or a ball.
	 */
	private static boolean isOpenBelow(Circle outer, Circle inner, Canvas canvas) {
		double below = 0;
		for (int step = 0; step < RINGS; step++) {
			double between = 1.15 * outer.radius()
					+ (double) step / RINGS * (0.75 * inner.radius() - 1.15 * outer.radius());
			below += new Ring(outer.x(), outer.y(), between, between, canvas::drawn).covered(45, 135) / RINGS;
		}
		if (below > 0.15) {
			return false;
		}
		double beneath = 0.6 * inner.radius();
		return new Ring(outer.x(), outer.y(), beneath, beneath, canvas::drawn).covered(200, 340) < 0.5;
	}

}
