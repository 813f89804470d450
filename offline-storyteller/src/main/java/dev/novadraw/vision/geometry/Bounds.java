package dev.novadraw.vision.geometry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The part of a picture within some lines: a sheet, cut off where it leaves the frame.
 */
public final class Bounds {

	private final List<Line> lines;

	private final List<Line> frame;

	private final List<Point> corners;

	public Bounds(List<Line> lines, int width, int height) {
		this.lines = List.copyOf(lines);
		this.frame = List.of(new Line(-1, 0, 0.5, 0), new Line(1, 0, width - 0.5, 0), new Line(0, -1, 0.5, 0),
				new Line(0, 1, height - 0.5, 0));
		List<Point> corners = List.of(new Point(-0.5, -0.5), new Point(width - 0.5, -0.5),
				new Point(width - 0.5, height - 0.5), new Point(-0.5, height - 0.5));
		for (Line line : lines) {
			corners = cut(corners, line);
		}
		this.corners = corners;
	}

	private static List<Point> cut(List<Point> corners, Line line) {
		List<Point> kept = new ArrayList<>();
		for (int i = 0; i < corners.size(); i++) {
			Point from = corners.get(i);
			Point to = corners.get((i + 1) % corners.size());
			double before = line.beyond(from.x(), from.y());
			double after = line.beyond(to.x(), to.y());
			if (before <= 0) {
				kept.add(from);
			}
			if (before < 0 != after < 0 && before != after) {
				kept.add(from.towards(to, before / (before - after)));
			}
		}
		return kept;
	}

	public List<Line> lines() {
		return this.lines;
	}

	public double area() {
		double area = 0;
		for (int i = 0; i < this.corners.size(); i++) {
			Point one = this.corners.get(i);
			Point next = this.corners.get((i + 1) % this.corners.size());
			area += one.x() * next.y() - next.x() * one.y();
		}
		return Math.abs(area) / 2;
	}

	/**
	 * Returns the distance of a point beyond the line that it is farthest beyond; none is
	 * positive within.
	 */
	public double beyond(double x, double y) {
		double farthest = Double.NEGATIVE_INFINITY;
		for (Line line : this.lines) {
			farthest = Math.max(farthest, line.beyond(x, y));
		}
		return farthest;
	}

	/**
	 * Returns the two ends of a line's visible part; none if it does not bound the part.
	 */
	public List<Point> side(Line line) {
		List<Point> on = this.corners.stream()
			.filter((corner) -> Math.abs(line.beyond(corner.x(), corner.y())) < 0.01)
			.toList();
		return on.size() < 2 ? List.of() : List.of(on.getFirst(), on.getLast());
	}

	public double length(Line line) {
		List<Point> side = side(line);
		return side.isEmpty() ? 0 : side.getFirst().to(side.getLast());
	}

	/**
	 * Returns the corners of the whole sheet, also those outside the frame, clockwise
	 * from the upper left; none if the lines do not form a quadrilateral.
	 */
	public List<Point> quadrilateral() {
		List<Line> sides = new ArrayList<>(this.lines);
		List<Line> open = new ArrayList<>(this.frame);
		open.sort(Comparator.comparingDouble(this::length).reversed());
		for (Line line : open) {
			if (sides.size() < 4 && sides.stream().allMatch((side) -> side.alike(line) < 0.64)) {
				sides.add(line);
			}
		}
		if (sides.size() < 4) {
			return List.of();
		}
		sides.sort(Comparator.comparingDouble(Line::direction));
		List<Point> quadrilateral = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			quadrilateral.add(sides.get(i).meet(sides.get((i + 1) % 4)));
		}
		return fromTheUpperLeft(quadrilateral);
	}

	private static List<Point> fromTheUpperLeft(List<Point> corners) {
		int first = 0;
		for (int i = 1; i < 4; i++) {
			Point corner = corners.get(i);
			first = corner.x() + corner.y() < corners.get(first).x() + corners.get(first).y() ? i : first;
		}
		List<Point> turned = new ArrayList<>(corners.subList(first, 4));
		turned.addAll(corners.subList(0, first));
		return turned;
	}

}
