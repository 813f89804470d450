package dev.novadraw.vision.region;

import java.util.List;
import java.util.stream.Stream;

import dev.novadraw.vision.shape.Bits;
import dev.novadraw.vision.shape.Mask;

/**
 * The connected parts of a mask, in the order of their uppermost cells. Runs of cells in
 * a row are joined with those they touch in the row above.
 */
public final class Regions {

	private final Bits bits;

	/** The distance at which cells of adjacent rows touch: 1 for diagonals, or 0. */
	private final int diagonal;

	private final Runs runs = new Runs();

	private Regions(Bits bits, boolean diagonal) {
		this.bits = bits;
		this.diagonal = diagonal ? 1 : 0;
		int above = 0;
		for (int y = 0; y < bits.height(); y++) {
			int first = this.runs.count();
			addRow(y);
			join(above, first, this.runs.count());
			above = first;
		}
	}

	private void addRow(int y) {
		int start = this.bits.nextSet(0, y);
		while (start < this.bits.width()) {
			int end = this.bits.nextFree(start, y);
			this.runs.add(y, start, end);
			start = this.bits.nextSet(end, y);
		}
	}

	/**
	 * Joins the runs of two rows.
	 * @param above the first run of the upper row
	 * @param first the first run of the lower row
	 * @param end the run after the last of the lower row
	 */
	private void join(int above, int first, int end) {
		int upper = above;
		int lower = first;
		while (upper < first && lower < end) {
			if (this.runs.start(upper) < this.runs.end(lower) + this.diagonal
					&& this.runs.start(lower) < this.runs.end(upper) + this.diagonal) {
				this.runs.join(upper, lower);
			}
			if (this.runs.end(upper) < this.runs.end(lower)) {
				upper++;
			}
			else {
				lower++;
			}
		}
	}

	/**
	 * Returns the connected parts with a number of cells or more.
	 */
	public static List<Region> of(Mask mask, int minCells) {
		return of(Bits.of(mask), minCells);
	}

	/**
	 * Returns the connected parts with a number of cells or more.
	 */
	public static List<Region> of(Bits bits, int minCells) {
		return new Regions(bits, true).runs.parts()
			.stream()
			.filter((part) -> part.count() >= minCells)
			.map(RegionBuilder::region)
			.toList();
	}

	/**
	 * Returns the parts without drawing that are enclosed by it and not by the edges of
	 * the page.
	 */
	public static List<Region> enclosed(Bits drawing, int minCells) {
		return enclosed(drawing).filter((part) -> part.count() >= minCells).map(RegionBuilder::region).toList();
	}

	/**
	 * Returns the cells of a mask and all that they enclose.
	 */
	public static boolean[] filled(Mask mask) {
		boolean[] filled = mask.cells().clone();
		enclosed(Bits.of(mask)).forEach((part) -> part.addTo(filled, mask.width(), 0));
		return filled;
	}

	private static Stream<RegionBuilder> enclosed(Bits drawing) {
		return new Regions(drawing.inverted(), false).runs.parts()
			.stream()
			.filter((part) -> part.isWithin(drawing.width(), drawing.height()));
	}

}
