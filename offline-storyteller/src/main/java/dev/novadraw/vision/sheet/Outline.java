package dev.novadraw.vision.sheet;

import java.util.Arrays;

import dev.novadraw.vision.geometry.Places;
import dev.novadraw.vision.region.Regions;
import dev.novadraw.vision.shape.Mask;

/**
 * An even area with everything that it encloses, and the points along its edge.
 */
final class Outline {

	private final int width;

	private final int height;

	private final boolean[] filled;

	private final int size;

	/**
	 * Creates the outline of an area.
	 * @param width the number of columns
	 * @param area true for each point in it, row by row
	 */
	Outline(int width, boolean[] area) {
		this.width = width;
		this.height = area.length / width;
		this.filled = Regions.filled(new Mask(width, this.height, area));
		int size = 0;
		for (boolean point : this.filled) {
			size += point ? 1 : 0;
		}
		this.size = size;
	}

	/**
	 * Returns the number of its points.
	 */
	int size() {
		return this.size;
	}

	/**
	 * Returns the number of corners of the picture that the area covers.
	 */
	int corners() {
		int last = this.filled.length - 1;
		int right = this.width - 1;
		int corners = 0;
		for (int corner : new int[] { 0, right, last - right, last }) {
			corners += this.filled[corner] ? 1 : 0;
		}
		return corners;
	}

	Places inside() {
		return places(false);
	}

	Places edge() {
		return places(true);
	}

	private Places places(boolean onlyAtTheEdge) {
		int[] columns = new int[this.size];
		int[] rows = new int[this.size];
		int count = 0;
		for (int y = 0; y < this.height; y++) {
			for (int x = 0; x < this.width; x++) {
				if (this.filled[y * this.width + x] && (!onlyAtTheEdge || atTheEdge(x, y))) {
					columns[count] = x;
					rows[count++] = y;
				}
			}
		}
		return new Places(Arrays.copyOf(columns, count), Arrays.copyOf(rows, count));
	}

	/**
	 * Returns true for a point beside one outside the area. The frame of the picture is
	 * no edge.
	 */
	private boolean atTheEdge(int x, int y) {
		int point = y * this.width + x;
		return x > 0 && !this.filled[point - 1] || x < this.width - 1 && !this.filled[point + 1]
				|| y > 0 && !this.filled[point - this.width] || y < this.height - 1 && !this.filled[point + this.width];
	}

	int width() {
		return this.width;
	}

	int height() {
		return this.height;
	}

}
