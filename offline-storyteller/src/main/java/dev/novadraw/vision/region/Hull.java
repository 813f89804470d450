package dev.novadraw.vision.region;

import java.util.ArrayList;
import java.util.List;

/**
 * The convex hull of a region.
 */
public final class Hull {

	private final List<int[]> corners = new ArrayList<>();

	private final double area;

	public Hull(Region region) {
		List<int[]> left = new ArrayList<>();
		List<int[]> right = new ArrayList<>();
		for (int y = region.top(); y < region.bottom(); y++) {
			int start = region.rowStart(y);
			if (start >= 0) {
				int end = start + region.rowWidth(y);
				extend(left, start, y, 1);
				extend(left, start, y + 1, 1);
				extend(right, end, y, -1);
				extend(right, end, y + 1, -1);
			}
		}
		this.corners.addAll(left);
		this.corners.addAll(right.reversed());
		this.area = Math.abs(sum()) / 2;
	}

	/**
	 * Adds a corner to one side and removes those that are no longer outermost.
	 */
	private static void extend(List<int[]> side, int x, int y, int sign) {
		while (side.size() > 1) {
			int[] before = side.get(side.size() - 2);
			int[] last = side.getLast();
			long turn = (long) (last[0] - before[0]) * (y - before[1]) - (long) (last[1] - before[1]) * (x - before[0]);
			if (sign * turn < 0) {
				break;
			}
			side.removeLast();
		}
		side.add(new int[] { x, y });
	}

	private double sum() {
		double sum = 0;
		for (int i = 0; i < this.corners.size(); i++) {
			int[] one = this.corners.get(i);
			int[] next = this.corners.get((i + 1) % this.corners.size());
			sum += (double) one[0] * next[1] - (double) next[0] * one[1];
		}
		return sum;
	}

	public double area() {
		return this.area;
	}

	/**
	 * Returns the corner that is farthest in a direction.
	 */
	public int[] farthest(double towardsX, double towardsY) {
		int[] farthest = this.corners.getFirst();
		for (int[] corner : this.corners) {
			if (corner[0] * towardsX + corner[1] * towardsY > farthest[0] * towardsX + farthest[1] * towardsY) {
				farthest = corner;
			}
		}
		return farthest;
	}

}
