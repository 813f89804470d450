package dev.novadraw.vision.region;

import dev.novadraw.vision.shape.Bits;
import dev.novadraw.vision.shape.Mask;

/**
 * Changes of a mask that remove or add what is thinner than a number of cells.
 */
public final class Morphology {

	private Morphology() {
	}

	/**
	 * Returns the mask with gaps closed that are up to twice as wide.
	 */
	public static Bits closed(Mask mask, int by) {
		return Bits.of(mask).grown(Bits.square(by)).shrunk(Bits.diamond(by));
	}

	/**
	 * Returns the mask with gaps closed, without the parts that are thin then; none of a
	 * mask that is one part without an edge.
	 * @param mask the mask
	 * @param gap half of the width up to which gaps are closed
	 * @param thin half of the width up to which parts are removed
	 */
	public static Bits solid(Mask mask, int gap, int thin) {
		Bits closed = closed(mask, gap);
		Bits free = closed.inverted();
		int[] disc = Distances.disc(thin);
		return free.isEmpty() ? free : free.grown(disc).inverted().grown(disc).and(closed);
	}

	private static Mask opened(Mask mask, Distances depths, int by) {
		if (depths.max() <= by) {
			return new Mask(mask.width(), mask.height(), new boolean[mask.cells().length]);
		}
		Mask deep = new Mask(mask.width(), mask.height(), depths.beyond(by));
		boolean[] opened = new Distances(deep, true).within(by);
		for (int cell = 0; cell < opened.length; cell++) {
			opened[cell] &= mask.cells()[cell];
		}
		return new Mask(mask.width(), mask.height(), opened);
	}

	/**
	 * Returns a region as a mask of its box, with free cells around it.
	 */
	public static Mask mask(Region region, int margin) {
		int width = region.width() + 2 * margin;
		boolean[] cells = new boolean[width * (region.height() + 2 * margin)];
		for (int y = region.top(); y < region.bottom(); y++) {
			for (int x = region.left(); x < region.right(); x++) {
				cells[(y - region.top() + margin) * width + x - region.left() + margin] = region.contains(x, y);
			}
		}
		return new Mask(width, region.height() + 2 * margin, cells);
	}

	/**
	 * Returns the core of a region: its largest part that is thicker than a share of its
	 * thickest place. Rays, limbs and stems are removed.
	 */
	public static Region core(Region region, double share) {
		Mask mask = mask(region, 1);
		Distances depths = new Distances(mask, false);
		int by = (int) Math.round(share * depths.max());
		Region core = region;
		int count = 0;
		for (Region part : Regions.of(opened(mask, depths, by), 1)) {
			if (part.count() > count) {
				core = part.moved(region.left() - 1, region.top() - 1);
				count = part.count();
			}
		}
		return core;
	}

}
