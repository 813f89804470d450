package dev.novadraw.vision.shape;

import java.util.Arrays;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.novadraw.vision.color.Crayon;

/**
 * The drawing as a grid of cells, each with its crayon. The rim of a stroke, which mixes
 * crayon and paper, has the crayon of its core.
 */
public final class Canvas {

	private static final Crayon[] CRAYONS = Crayon.values();

	private static final byte FREE = -1;

	private final int width;

	private final int height;

	private final byte[] crayons;

	private final int[] counts = new int[CRAYONS.length];

	/** The first and last columns and rows of each crayon. */
	private final int[][] boxes = new int[CRAYONS.length][];

	public Canvas(Mask drawing, Cells cells) {
		this.width = drawing.width();
		this.height = drawing.height();
		this.crayons = new byte[drawing.cells().length];
		Arrays.fill(this.crayons, FREE);
		Arrays.setAll(this.boxes, (crayon) -> new int[] { this.width, this.height, 0, 0 });
		for (int cell = 0; cell < this.crayons.length; cell++) {
			if (drawing.cells()[cell]) {
				Crayon crayon = cells.crayon(core(cell, drawing, cells));
				this.crayons[cell] = (byte) crayon.ordinal();
				this.counts[crayon.ordinal()]++;
				extend(this.boxes[crayon.ordinal()], cell % this.width, cell / this.width);
			}
		}
	}

	private static void extend(int[] box, int x, int y) {
		box[0] = Math.min(box[0], x);
		box[1] = Math.min(box[1], y);
		box[2] = Math.max(box[2], x + 1);
		box[3] = Math.max(box[3], y + 1);
	}

	/**
	 * Returns the drawn cell beside or at a cell that differs most from the paper.
	 */
	private int core(int cell, Mask drawing, Cells cells) {
		int column = cell % this.width;
		int row = cell / this.width;
		int core = cell;
		float most = cells.difference(cell);
		for (int y = Math.max(0, row - 1); y <= Math.min(this.height - 1, row + 1); y++) {
			for (int x = Math.max(0, column - 1); x <= Math.min(this.width - 1, column + 1); x++) {
				int near = y * this.width + x;
				if (cells.difference(near) > most && drawing.cells()[near]) {
					core = near;
					most = cells.difference(near);
				}
			}
		}
		return core;
	}

	public int width() {
		return this.width;
	}

	public int height() {
		return this.height;
	}

	public int longEdge() {
		return Math.max(this.width, this.height);
	}

	/**
	 * Returns the crayon of a cell, or null where nothing is drawn, also outside the
	 * page.
	 */
	public @Nullable Crayon at(int x, int y) {
		if (x < 0 || y < 0 || x >= this.width || y >= this.height) {
			return null;
		}
		byte crayon = this.crayons[y * this.width + x];
		return crayon == FREE ? null : CRAYONS[crayon];
	}

	public boolean drawn(int x, int y) {
		return at(x, y) != null;
	}

	public int count(Crayon crayon) {
		return this.counts[crayon.ordinal()];
	}

	public int count(Set<Crayon> crayons) {
		return crayons.stream().mapToInt(this::count).sum();
	}

	/**
	 * Returns the cells in any of some crayons, in a box with a margin around them.
	 */
	public Section only(Set<Crayon> wanted, int margin) {
		int left = this.width;
		int top = this.height;
		int right = 0;
		int bottom = 0;
		for (Crayon crayon : wanted) {
			int[] box = this.boxes[crayon.ordinal()];
			left = Math.min(left, box[0]);
			top = Math.min(top, box[1]);
			right = Math.max(right, box[2]);
			bottom = Math.max(bottom, box[3]);
		}
		left = Math.max(0, left - margin);
		top = Math.max(0, top - margin);
		return section(wanted, left, top, Math.min(this.width, right + margin), Math.min(this.height, bottom + margin));
	}

	private Section section(Set<Crayon> wanted, int left, int top, int right, int bottom) {
		boolean[] cells = new boolean[Math.max(0, right - left) * Math.max(0, bottom - top)];
		boolean[] colours = new boolean[CRAYONS.length];
		wanted.forEach((crayon) -> colours[crayon.ordinal()] = true);
		int at = 0;
		for (int y = top; y < bottom; y++) {
			for (int x = left; x < right; x++) {
				byte crayon = this.crayons[y * this.width + x];
				cells[at++] = crayon != FREE && colours[crayon];
			}
		}
		return new Section(new Mask(right - left, bottom - top, cells), left, top);
	}

}
