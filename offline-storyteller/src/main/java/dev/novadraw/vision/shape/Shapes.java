package dev.novadraw.vision.shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The connected parts of a drawing, with small gaps closed.
 */
public final class Shapes {

	private static final int NONE = -1;

	private final Mask mask;

	private final int[] labels;

	private final int[] open;

	private final List<Shape> all = new ArrayList<>();

	public Shapes(Mask mask, Cells cells) {
		this.mask = mask;
		this.labels = new int[mask.cells().length];
		this.open = new int[mask.cells().length];
		Arrays.fill(this.labels, NONE);
		Mask closed = mask.grown(Math.max(1, Math.round(mask.longEdge() * 0.006f)));
		for (int cell = 0; cell < this.labels.length; cell++) {
			if (closed.cells()[cell] && this.labels[cell] == NONE) {
				this.all.add(follow(cell, closed, cells));
			}
		}
	}

	private Shape follow(int start, Mask closed, Cells cells) {
		Shape shape = new Shape();
		int label = this.all.size();
		int width = this.mask.width();
		int size = join(start, true, label, closed, 0);
		for (int next = 0; next < size; next++) {
			int cell = this.open[next];
			int x = cell % width;
			if (this.mask.cells()[cell]) {
				shape.add(x, cell / width, cells.difference(cell), cells.crayon(cell), this.mask.atTheRim(cell));
			}
			size = join(cell - 1, x > 0, label, closed, size);
			size = join(cell + 1, x < width - 1, label, closed, size);
			size = join(cell - width, cell >= width, label, closed, size);
			size = join(cell + width, cell + width < this.labels.length, label, closed, size);
		}
		return shape;
	}

	private int join(int cell, boolean exists, int label, Mask closed, int size) {
		if (!exists || this.labels[cell] != NONE || !closed.cells()[cell]) {
			return size;
		}
		this.labels[cell] = label;
		this.open[size] = cell;
		return size + 1;
	}

	public List<Shape> all() {
		return this.all;
	}

	/**
	 * Returns the drawing reduced to the given shapes.
	 */
	public Mask only(List<Shape> kept) {
		boolean[] cells = new boolean[this.labels.length];
		boolean[] keep = new boolean[this.all.size()];
		for (int label = 0; label < keep.length; label++) {
			keep[label] = kept.contains(this.all.get(label));
		}
		for (int cell = 0; cell < cells.length; cell++) {
			cells[cell] = this.mask.cells()[cell] && keep[this.labels[cell]];
		}
		return new Mask(this.mask.width(), this.mask.height(), cells);
	}

}
