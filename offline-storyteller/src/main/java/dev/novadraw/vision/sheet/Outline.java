package dev.novadraw.vision.sheet;

import java.util.Arrays;

/**
 * An even area with everything that it encloses, and the points along its edge.
 */
final class Outline {

	private final Overview overview;

	private final boolean[] filled;

	Outline(Overview overview, boolean[] area) {
		this.overview = overview;
		this.filled = filled(area);
	}

	private boolean[] filled(boolean[] area) {
		boolean[] filled = new boolean[this.overview.count()];
		Arrays.fill(filled, true);
		int[] open = new int[filled.length];
		int size = 0;
		for (int point = 0; point < filled.length; point++) {
			size = leave(point, this.overview.atTheFrame(point), area, filled, open, size);
		}
		int width = this.overview.width();
		for (int next = 0; next < size; next++) {
			int point = open[next];
			int x = point % width;
			size = leave(point - 1, x > 0, area, filled, open, size);
			size = leave(point + 1, x < width - 1, area, filled, open, size);
			size = leave(point - width, point >= width, area, filled, open, size);
			size = leave(point + width, point + width < filled.length, area, filled, open, size);
		}
		return filled;
	}

	private static int leave(int point, boolean exists, boolean[] area, boolean[] filled, int[] open, int size) {
		if (!exists || !filled[point] || area[point]) {
			return size;
		}
		filled[point] = false;
		open[size] = point;
		return size + 1;
	}

	private int[] points(boolean onlyAtTheEdge) {
		int[] points = new int[this.filled.length];
		int count = 0;
		for (int point = 0; point < points.length; point++) {
			if (this.filled[point] && (!onlyAtTheEdge || atTheEdge(point))) {
				points[count++] = point;
			}
		}
		return Arrays.copyOf(points, count);
	}

	/**
	 * Returns true for a point beside one outside the area. The frame of the picture is
	 * no edge.
	 */
	private boolean atTheEdge(int point) {
		int width = this.overview.width();
		int column = point % width;
		return column > 0 && !this.filled[point - 1] || column < width - 1 && !this.filled[point + 1]
				|| point >= width && !this.filled[point - width]
				|| point + width < this.filled.length && !this.filled[point + width];
	}

	/**
	 * Returns the number of its points.
	 */
	int size() {
		int size = 0;
		for (boolean point : this.filled) {
			size += point ? 1 : 0;
		}
		return size;
	}

	/**
	 * Returns the number of corners of the picture that the area covers.
	 */
	int corners() {
		int last = this.filled.length - 1;
		int right = this.overview.width() - 1;
		int corners = 0;
		for (int corner : new int[] { 0, right, last - right, last }) {
			corners += this.filled[corner] ? 1 : 0;
		}
		return corners;
	}

	int[] inside() {
		return points(false);
	}

	int[] edge() {
		return points(true);
	}

	int width() {
		return this.overview.width();
	}

	int height() {
		return this.overview.height();
	}

}
