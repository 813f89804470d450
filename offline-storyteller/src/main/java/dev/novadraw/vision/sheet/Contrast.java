package dev.novadraw.vision.sheet;

import java.util.List;
import java.util.stream.IntStream;

import dev.novadraw.vision.geometry.Line;
import dev.novadraw.vision.geometry.Point;

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

	/**
	 * Creates a contrast.
	 * @param clearFrom the difference from which both sides clearly differ
	 */
	Contrast(float clearFrom) {
		this.clearFrom = clearFrom;
	}

	void measure(Overview overview, Line line, List<Point> side) {
		for (Point at : along(side)) {
			add(overview, beside(overview, at, line, -INWARDS), beside(overview, at, line, OUTWARDS),
					beside(overview, at, line, FAR_OUTWARDS));
		}
	}

	/**
	 * Returns the colours of what lies beyond a line.
	 */
	static IntStream beyond(Overview overview, Line line, List<Point> side) {
		return along(side).stream().mapToInt((at) -> overview.rgb(beside(overview, at, line, FAR_OUTWARDS)));
	}

	/**
	 * Returns the points of a line, two points of the overview apart.
	 */
	private static List<Point> along(List<Point> side) {
		int steps = (int) (side.getFirst().to(side.getLast()) / 2);
		return IntStream.range(1, Math.max(1, steps))
			.mapToObj((i) -> side.getFirst().towards(side.getLast(), (double) i / steps))
			.toList();
	}

	private static int beside(Overview overview, Point at, Line line, double distance) {
		return overview.nearest(at.x() + distance * line.normalX(), at.y() + distance * line.normalY());
	}

	private void add(Overview overview, int inner, int outer, int far) {
		double light = overview.shade(outer).lightness();
		this.count++;
		this.clear += overview.alike(inner, outer, this.clearFrom) || overview.alike(inner, far, this.clearFrom) ? 0
				: 1;
		this.brighter += overview.shade(inner).lightness() - light;
		this.outside += light;
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

}
