package dev.novadraw.vision.sheet;

import java.util.ArrayList;
import java.util.List;

import dev.novadraw.vision.paper.Ground;

/**
 * The difference between both sides of a line, measured along its visible part.
 */
final class Contrast {

	private static final double INWARDS = 1.5;

	private static final double OUTWARDS = 3.5;

	/** A distance beyond a drawn frame, where the paper goes on. */
	private static final double FAR_OUTWARDS = 9;

	private final float clearFrom;

	private int count;

	private int clear;

	private double brighter;

	private double outside;

	private double outsideSquared;

	private final List<Float> lightness = new ArrayList<>();

	private long red;

	private long green;

	private long blue;

	/**
	 * Creates a contrast.
	 * @param clearFrom the difference from which both sides clearly differ
	 */
	Contrast(float clearFrom) {
		this.clearFrom = clearFrom;
	}

	void measure(Overview overview, Line line, List<Point> side) {
		int steps = (int) (side.getFirst().to(side.getLast()) / 2);
		for (int i = 1; i < steps; i++) {
			Point at = side.getFirst().towards(side.getLast(), (double) i / steps);
			add(overview, beside(overview, at, line, -INWARDS), beside(overview, at, line, OUTWARDS),
					beside(overview, at, line, FAR_OUTWARDS));
		}
	}

	private static int beside(Overview overview, Point at, Line line, double distance) {
		return overview.nearest(at.x() + distance * line.normalX(), at.y() + distance * line.normalY());
	}

	private void add(Overview overview, int inner, int outer, int far) {
		double light = overview.shade(outer).lightness();
		this.count++;
		this.lightness.add(overview.shade(far).lightness());
		int rgb = overview.rgb(far);
		this.red += rgb >> 16 & 0xff;
		this.green += rgb >> 8 & 0xff;
		this.blue += rgb & 0xff;
		this.clear += overview.difference(inner, outer) > this.clearFrom
				&& overview.difference(inner, far) > this.clearFrom ? 1 : 0;
		this.brighter += overview.shade(inner).lightness() - light;
		this.outside += light;
		this.outsideSquared += light * light;
	}

	/**
	 * Returns the share of the line along which both sides clearly differ.
	 */
	double clear() {
		return this.count == 0 ? 0 : (double) this.clear / this.count;
	}

	/**
	 * Returns the mean lightness inside less the one outside.
	 */
	double brighter() {
		return this.brighter / Math.max(1, this.count);
	}

	/**
	 * Returns the mean lightness outside.
	 */
	double outside() {
		return this.outside / Math.max(1, this.count);
	}

	/**
	 * Returns the mean colour outside.
	 */
	Ground surface() {
		int points = Math.max(1, this.count);
		return Ground.of((int) (this.red / points), (int) (this.green / points), (int) (this.blue / points),
				lightest());
	}

	/**
	 * Returns the lightness that a tenth of the surface outside exceeds.
	 */
	private float lightest() {
		List<Float> sorted = this.lightness.stream().sorted().toList();
		return sorted.isEmpty() ? 0 : sorted.get(sorted.size() * 9 / 10);
	}

	/**
	 * Returns true for a surface without any grain, light or shadow, which only a
	 * computer makes.
	 */
	boolean flatOutside() {
		double mean = outside();
		return this.outsideSquared / Math.max(1, this.count) - mean * mean < 1e-6;
	}

}
