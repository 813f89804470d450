package dev.novadraw.vision.sight;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.novadraw.vision.color.Crayon;
import dev.novadraw.vision.region.Hull;
import dev.novadraw.vision.region.Region;
import dev.novadraw.vision.scene.Scene;

/**
 * A heart: a closed shape with two round lobes, a dip between them, and a point below.
 */
final class HeartRule implements Rule {

	/** Colours of leaves and trunks, which may have the same shape. */
	private static final Set<Crayon> OTHERS = EnumSet.of(Crayon.GREEN, Crayon.BROWN);

	private static final double MIN_HEIGHT = 0.06;

	@Override
	public List<Found> find(Scene scene) {
		return scene.parts()
			.stream()
			.filter((part) -> !OTHERS.contains(part.colour()) && part.region().height() >= MIN_HEIGHT * scene.longEdge()
					&& isHeart(part.region()))
			.map((part) -> new Found(Thing.HEART, part.colour(), part.region().left(), part.region().top(),
					part.region().width(), part.region().height()))
			.toList();
	}

	private static boolean isHeart(Region region) {
		double proportions = (double) region.width() / region.height();
		return proportions > 0.75 && proportions < 1.5 && region.boxFilled() > 0.5 && region.boxFilled() < 0.78
				&& region.symmetry() > 0.83 && narrows(region) && hasLobes(region)
				&& region.count() > 0.87 * new Hull(region).area();
	}

	/**
	 * Returns true if the shape becomes ever narrower down to a point near its middle.
	 */
	private static boolean narrows(Region region) {
		double width = region.width();
		double before = 1;
		for (int percent = 45; percent <= 90; percent += 5) {
			double now = region.rowWidth(row(region, percent)) / width;
			if (now > before + 0.03) {
				return false;
			}
			before = now;
		}
		int tip = region.rowStart(region.bottom() - 1) + region.rowWidth(region.bottom() - 1) / 2;
		return Math.abs(tip - region.middleX()) < 0.14 * width && region.rowWidth(row(region, 50)) > 0.68 * width
				&& region.rowWidth(row(region, 75)) < 0.72 * width && region.rowWidth(row(region, 75)) > 0.3 * width
				&& region.rowWidth(row(region, 90)) < 0.42 * width;
	}

	private static int row(Region region, int percent) {
		return region.top() + (region.height() - 1) * percent / 100;
	}

	/**
	 * Returns true if the upper edge has two round tops at the same height and a dip
	 * between them.
	 */
	private static boolean hasLobes(Region region) {
		int leftTop = highest(region, 10, 44);
		int rightTop = highest(region, 56, 90);
		int dip = lowest(region, 38, 62);
		if (leftTop - region.left() > 0.4 * region.width() || region.right() - rightTop > 0.4 * region.width() + 1) {
			return false;
		}
		double height = region.height();
		double left = depth(region, leftTop);
		double right = depth(region, rightTop);
		double middle = depth(region, dip);
		return Math.abs(left - right) < 0.13 * height && middle - Math.max(left, right) > 0.06 * height
				&& middle < 0.48 * height && isRound(region, leftTop) && isRound(region, rightTop);
	}

	private static boolean isRound(Region region, int top) {
		int aside = Math.max(1, region.width() * 8 / 100);
		double drop = Math.max(depth(region, top - aside), depth(region, top + aside)) - depth(region, top);
		return drop < 0.085 * region.height();
	}

	private static double depth(Region region, int x) {
		return region.columnStart(Math.clamp(x, region.left(), region.right() - 1)) - region.top();
	}

	private static int highest(Region region, int fromPercent, int toPercent) {
		int best = region.left() + region.width() * fromPercent / 100;
		for (int x = best; x <= region.left() + region.width() * toPercent / 100; x++) {
			best = depth(region, x) < depth(region, best) ? x : best;
		}
		return best;
	}

	private static int lowest(Region region, int fromPercent, int toPercent) {
		int best = region.left() + region.width() * fromPercent / 100;
		for (int x = best; x <= region.left() + region.width() * toPercent / 100; x++) {
			best = depth(region, x) > depth(region, best) ? x : best;
		}
		return best;
	}

}
