package dev.novadraw.vision.scene;

import java.util.ArrayList;
import java.util.List;

import dev.novadraw.vision.region.CellTest;
import dev.novadraw.vision.region.Region;
import dev.novadraw.vision.region.Regions;
import dev.novadraw.vision.shape.Mask;

/**
 * A separate mark within a round part, measured in radii of it: -1 to 1 from left to
 * right and from top to bottom.
 *
 * @param x its middle across
 * @param y its middle down
 * @param width its width
 * @param height its height
 */
record Mark(double x, double y, double width, double height) {

	/** The share of the radius within which marks count: beyond is the outline. */
	private static final double WITHIN = 0.88;

	private static final int MIN_CELLS = 3;

	/**
	 * Returns the marks in a round region, without those inside others, such as pupils.
	 */
	static List<Mark> in(Region round, CellTest drawn) {
		boolean[] cells = new boolean[round.width() * round.height()];
		for (int i = 0; i < cells.length; i++) {
			int x = i % round.width();
			int y = i / round.width();
			double across = 2 * (x + 0.5) / round.width() - 1;
			double down = 2 * (y + 0.5) / round.height() - 1;
			cells[i] = across * across + down * down < WITHIN * WITHIN && drawn.test(round.left() + x, round.top() + y);
		}
		List<Region> regions = Regions.of(new Mask(round.width(), round.height(), cells), MIN_CELLS);
		List<Mark> marks = new ArrayList<>();
		for (Region region : regions) {
			if (regions.stream().noneMatch((other) -> other != region && other.surrounds(region, 0))) {
				marks.add(new Mark(2 * region.middleX() / round.width() - 1, 2 * region.middleY() / round.height() - 1,
						2.0 * region.width() / round.width(), 2.0 * region.height() / round.height()));
			}
		}
		return marks;
	}

	double longEdge() {
		return Math.max(this.width, this.height);
	}

}
