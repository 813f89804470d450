package dev.novadraw.vision.region;

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
	public static Mask closed(Mask mask, int by) {
		return mask.grown(by).shrunk(by);
	}

	/**
	 * Returns the mask without parts that are up to twice as thin.
	 */
	public static Mask opened(Mask mask, int by) {
		return opened(mask, new Distances(mask, false), Distances.STEP * by);
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
