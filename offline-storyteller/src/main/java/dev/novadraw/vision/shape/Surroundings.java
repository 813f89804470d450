package dev.novadraw.vision.shape;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.novadraw.vision.color.Crayon;

/**
 * The parts of a photo outside the drawing: the table beyond the edge of the paper, or a
 * thumb that holds the page.
 */
public final class Surroundings {

	/**
	 * The usual colours of tables, cloth and hands; blue, green and purple at the rim are
	 * sky, grass and crayon.
	 */
	private static final Set<Crayon> COMMON_SURROUNDINGS = EnumSet.of(Crayon.BROWN, Crayon.BLACK, Crayon.GREY,
			Crayon.WHITE, Crayon.ORANGE, Crayon.YELLOW, Crayon.RED, Crayon.PINK);

	private static final double CROWDED = 0.5;

	private static final double MAX_DEPTH = 0.25;

	/** The part of a thumb at the rim, as a share of the long edge. */
	private static final double MIN_THUMB = 0.05;

	private Surroundings() {
	}

	/**
	 * Returns the drawing without crowded strips of many colours along the edges of the
	 * picture, and without thumbs.
	 */
	public static Mask trimmed(Mask mask, Cells cells) {
		return withoutThumbs(withoutStrips(mask, cells), cells);
	}

	private static Mask withoutStrips(Mask mask, Cells cells) {
		boolean[] kept = mask.cells().clone();
		for (Side side : Side.values()) {
			int depth = strip(mask, side);
			if (depth > 2 && depth < MAX_DEPTH * side.across(mask) && motley(mask, cells, side, depth)) {
				for (int line = 0; line < depth + 2; line++) {
					for (int i = 0; i < side.along(mask); i++) {
						kept[side.cell(mask, line, i)] = false;
					}
				}
			}
		}
		return new Mask(mask.width(), mask.height(), kept);
	}

	private static int strip(Mask mask, Side side) {
		int depth = 0;
		int calm = 0;
		for (int line = 0; line < side.across(mask) && calm < 3; line++) {
			int drawn = 0;
			for (int i = 0; i < side.along(mask); i++) {
				drawn += mask.cells()[side.cell(mask, line, i)] ? 1 : 0;
			}
			boolean crowded = drawn > CROWDED * side.along(mask);
			calm = crowded ? 0 : calm + 1;
			depth = crowded ? line + 1 : depth;
		}
		return depth;
	}

	private static boolean motley(Mask mask, Cells cells, Side side, int depth) {
		Shape strip = new Shape();
		for (int line = 0; line < depth; line++) {
			for (int i = 0; i < side.along(mask); i++) {
				int cell = side.cell(mask, line, i);
				if (mask.cells()[cell]) {
					strip.add(i, line, 1, cells.crayon(cell), false);
				}
			}
		}
		return motley(strip);
	}

	/**
	 * Removes solid areas of mixed colours that reach in from the rim; lines that touch
	 * them stay.
	 */
	private static Mask withoutThumbs(Mask mask, Cells cells) {
		int depth = Math.max(2, Math.round(mask.longEdge() * 0.012f));
		double minRim = MIN_THUMB * mask.longEdge();
		Mask deep = mask.rim() > minRim ? mask.shrunk(depth) : mask;
		if (deep.rim() <= minRim) {
			return mask;
		}
		Shapes cores = new Shapes(deep, cells);
		List<Shape> thumbs = cores.all().stream().filter(core -> core.rim() > minRim && motley(core)).toList();
		return thumbs.isEmpty() ? mask : mask.without(cores.only(thumbs).grown(depth + 3));
	}

	private static boolean motley(Shape shape) {
		int several = 0;
		double usual = 0;
		for (Crayon crayon : COMMON_SURROUNDINGS) {
			double share = shape.share(crayon);
			usual += share;
			several += share > 0.08 ? 1 : 0;
			if (share > 0.7) {
				return false;
			}
		}
		return usual > 0.9 && several >= 3;
	}

	/**
	 * A side of the picture, scanned line by line from the rim inwards.
	 */
	private enum Side {

		TOP, BOTTOM, LEFT, RIGHT;

		private boolean level() {
			return this == TOP || this == BOTTOM;
		}

		private int along(Mask mask) {
			return level() ? mask.width() : mask.height();
		}

		private int across(Mask mask) {
			return level() ? mask.height() : mask.width();
		}

		private int cell(Mask mask, int line, int i) {
			int at = Math.min(line, across(mask) - 1);
			return switch (this) {
				case TOP -> at * mask.width() + i;
				case BOTTOM -> (mask.height() - 1 - at) * mask.width() + i;
				case LEFT -> i * mask.width() + at;
				case RIGHT -> i * mask.width() + mask.width() - 1 - at;
			};
		}

	}

}
