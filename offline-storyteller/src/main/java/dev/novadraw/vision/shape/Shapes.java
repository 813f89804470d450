package dev.novadraw.vision.shape;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

import dev.novadraw.vision.color.Swatch;

/**
 * The connected parts of a drawing, with small gaps closed.
 */
public final class Shapes {

	private static final int NONE = -1;

	private final Mask mask;

	private final int[] labels;

	private final List<Shape> all = new ArrayList<>();

	public Shapes(Mask mask, Cells cells) {
		this.mask = mask;
		this.labels = new int[mask.cells().length];
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
		Deque<Integer> open = new ArrayDeque<>();
		this.labels[start] = label;
		open.push(start);
		while (!open.isEmpty()) {
			int cell = open.pop();
			int x = cell % this.mask.width();
			if (this.mask.cells()[cell]) {
				shape.add(x, cell / this.mask.width(), cells.difference(cell), Swatch.name(cells.shade(cell)),
						this.mask.atTheRim(cell));
			}
			join(cell - 1, x > 0, label, closed, open);
			join(cell + 1, x < this.mask.width() - 1, label, closed, open);
			join(cell - this.mask.width(), cell >= this.mask.width(), label, closed, open);
			join(cell + this.mask.width(), cell + this.mask.width() < this.labels.length, label, closed, open);
		}
		return shape;
	}

	private void join(int cell, boolean exists, int label, Mask closed, Deque<Integer> open) {
		if (exists && this.labels[cell] == NONE && closed.cells()[cell]) {
			this.labels[cell] = label;
			open.push(cell);
		}
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
