package dev.novadraw.vision.region;

import java.util.ArrayList;
import java.util.List;

import dev.novadraw.vision.shape.Mask;

/**
 * The connected parts of a mask.
 */
public final class Regions {

	private final Mask mask;

	private final boolean[] seen;

	private final int[] open;

	private final boolean diagonal;

	private Regions(Mask mask, boolean diagonal) {
		this.mask = mask;
		this.seen = new boolean[mask.cells().length];
		this.open = new int[mask.cells().length];
		this.diagonal = diagonal;
	}

	/**
	 * Returns the connected parts with a number of cells or more.
	 */
	public static List<Region> of(Mask mask, int minCells) {
		return new Regions(mask, true).all(minCells);
	}

	/**
	 * Returns the parts without drawing that are enclosed by it and not by the edges of
	 * the page.
	 */
	public static List<Region> enclosed(Mask drawing, int minCells) {
		boolean[] free = new boolean[drawing.cells().length];
		for (int cell = 0; cell < free.length; cell++) {
			free[cell] = !drawing.cells()[cell];
		}
		Mask rest = new Mask(drawing.width(), drawing.height(), free);
		return new Regions(rest, false).all(minCells)
			.stream()
			.filter((region) -> region.left() > 0 && region.top() > 0 && region.right() < drawing.width()
					&& region.bottom() < drawing.height())
			.toList();
	}

	private List<Region> all(int minCells) {
		List<Region> all = new ArrayList<>();
		for (int cell = 0; cell < this.seen.length; cell++) {
			if (this.mask.cells()[cell] && !this.seen[cell]) {
				int size = follow(cell);
				if (size >= minCells) {
					all.add(region(size));
				}
			}
		}
		return all;
	}

	/**
	 * Collects the cells of a part in the list of open cells and returns their number.
	 */
	private int follow(int start) {
		int width = this.mask.width();
		this.seen[start] = true;
		this.open[0] = start;
		int size = 1;
		for (int next = 0; next < size; next++) {
			int cell = this.open[next];
			int x = cell % width;
			boolean left = x > 0;
			boolean right = x < width - 1;
			size = join(cell - 1, left, size);
			size = join(cell + 1, right, size);
			size = row(cell - width, left && this.diagonal, right && this.diagonal, size);
			size = row(cell + width, left && this.diagonal, right && this.diagonal, size);
		}
		return size;
	}

	/**
	 * Joins a cell of the row above or below, and those beside it.
	 */
	private int row(int cell, boolean left, boolean right, int size) {
		if (cell < 0 || cell >= this.seen.length) {
			return size;
		}
		return join(cell + 1, right, join(cell - 1, left, join(cell, true, size)));
	}

	private int join(int cell, boolean exists, int size) {
		if (!exists || this.seen[cell] || !this.mask.cells()[cell]) {
			return size;
		}
		this.seen[cell] = true;
		this.open[size] = cell;
		return size + 1;
	}

	private Region region(int size) {
		int width = this.mask.width();
		int left = width;
		int right = 0;
		int top = this.mask.height();
		int bottom = 0;
		for (int i = 0; i < size; i++) {
			int x = this.open[i] % width;
			int y = this.open[i] / width;
			left = Math.min(left, x);
			right = Math.max(right, x + 1);
			top = Math.min(top, y);
			bottom = Math.max(bottom, y + 1);
		}
		boolean[] cells = new boolean[(right - left) * (bottom - top)];
		for (int i = 0; i < size; i++) {
			cells[(this.open[i] / width - top) * (right - left) + this.open[i] % width - left] = true;
		}
		return new Region(left, top, right - left, bottom - top, cells);
	}

}
