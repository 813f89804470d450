package dev.novadraw.vision.sight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.novadraw.vision.color.Crayon;
import dev.novadraw.vision.region.Hull;
import dev.novadraw.vision.region.Region;
import dev.novadraw.vision.region.Ring;
import dev.novadraw.vision.region.Roundness;
import dev.novadraw.vision.scene.Scene;

/**
 * A tree: a green crown on a brown trunk, with nothing on top of it.
 */
final class TreeRule implements Rule {

	private static final double MIN_WIDTH = 0.06;

	@Override
	public List<Found> find(Scene scene) {
		List<Found> trees = new ArrayList<>();
		for (Region crown : scene.figures(Crayon.GREEN)) {
			if (isCrown(crown, scene)) {
				for (Region figure : scene.figures(Crayon.BROWN)) {
					Region trunk = figure.rowsFilled();
					if (isTrunk(trunk, crown)) {
						trees.add(new Found(Thing.TREE, Crayon.GREEN, crown.left(), crown.top(), crown.width(),
								trunk.bottom() - crown.top()));
					}
				}
			}
		}
		return trees;
	}

	private static boolean isCrown(Region crown, Scene scene) {
		double proportions = (double) crown.width() / crown.height();
		return crown.width() > MIN_WIDTH * scene.longEdge() && proportions > 0.45 && proportions < 1.75
				&& crown.count() > 0.76 * new Hull(crown).area() && crown.boxFilled() < 0.92
				&& isFreeAbove(crown, scene);
	}

	/**
	 * Returns true if no other colour is around the upper half of the crown, unlike a
	 * head on a green dress.
	 */
	private static boolean isFreeAbove(Region crown, Scene scene) {
		return new Ring(crown.middleX(), crown.middleY(), 0.56 * crown.width(), 0.56 * crown.height(), (x, y) -> {
			Crayon crayon = scene.canvas().at(x, y);
			return crayon != null && crayon != Crayon.GREEN;
		}).covered(190, 350) < 0.04;
	}

	private static boolean isTrunk(Region trunk, Region crown) {
		int visible = trunk.bottom() - Math.max(crown.bottom(), trunk.top());
		int width = median(trunk);
		double share = (double) width / crown.width();
		boolean lollipop = share < 0.22 && Roundness.of(crown) > 0.86;
		return share > 0.13 && share < 0.5 && !lollipop && trunk.top() > crown.top() + 0.25 * crown.height()
				&& trunk.top() < crown.bottom() + 0.06 * crown.height() && visible > 0.25 * crown.height()
				&& visible > 0.9 * width && Math.abs(trunk.middleX() - crown.middleX()) < 0.2 * crown.width()
				&& isPost(trunk, width);
	}

	private static int median(Region trunk) {
		int[] widths = new int[trunk.height()];
		for (int i = 0; i < widths.length; i++) {
			widths[i] = trunk.rowWidth(trunk.top() + i);
		}
		Arrays.sort(widths);
		return widths[widths.length / 2];
	}

	/**
	 * Returns true if the trunk neither tapers downwards as a cone nor stands on a foot
	 * as a lamp.
	 */
	private static boolean isPost(Region trunk, int width) {
		int low = trunk.rowWidth(trunk.top() + trunk.height() * 88 / 100);
		int high = trunk.rowWidth(trunk.top() + trunk.height() * 35 / 100);
		return low > 0.62 * width && low < 2.4 * width && high > 0.5 * width && high < 1.7 * width && low > 0.7 * high;
	}

}
