package dev.novadraw.vision.sheet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.novadraw.vision.color.Shade;

/**
 * The connected areas of a picture in which colours change only gradually: paper between
 * the strokes, a table top, a square of a cloth.
 */
final class EvenAreas {

	private static final float MAX_STEP = 0.03f;

	private static final float SAME_TINT = 0.035f;

	private static final float SAME_LIGHT = 0.14f;

	/** The share of the picture that a part of a divided sheet takes at least. */
	private static final double MIN_PART = 0.015;

	private static final double MIN_AREA = 0.06;

	private static final int MAX_AREAS = 5;

	private static final int NONE = 0;

	private final Overview overview;

	private final int[] labels;

	private final int[] open;

	private final List<Integer> sizes = new ArrayList<>(List.of(0));

	/** The sums of the shades of each area. */
	private final List<double[]> sums = new ArrayList<>(List.of(new double[3]));

	EvenAreas(Overview overview) {
		this.overview = overview;
		this.labels = new int[overview.count()];
		this.open = new int[overview.count()];
		boolean[] even = even();
		for (int point = 0; point < even.length; point++) {
			if (even[point] && this.labels[point] == NONE) {
				follow(point, even);
			}
		}
	}

	private boolean[] even() {
		boolean[] even = new boolean[this.labels.length];
		Arrays.fill(even, true);
		int width = this.overview.width();
		for (int point = 0; point < even.length; point++) {
			if (point % width < width - 1) {
				compare(point, point + 1, even);
			}
			if (point + width < even.length) {
				compare(point, point + width, even);
			}
		}
		return even;
	}

	private void compare(int one, int other, boolean[] even) {
		if (this.overview.difference(one, other) >= MAX_STEP) {
			even[one] = false;
			even[other] = false;
		}
	}

	private void follow(int start, boolean[] even) {
		int label = this.sizes.size();
		double[] sum = new double[3];
		int width = this.overview.width();
		int size = join(start, true, label, even, 0);
		for (int next = 0; next < size; next++) {
			int point = this.open[next];
			int x = point % width;
			add(this.overview.shade(point), sum);
			size = join(point - 1, x > 0, label, even, size);
			size = join(point + 1, x < width - 1, label, even, size);
			size = join(point - width, point >= width, label, even, size);
			size = join(point + width, point + width < even.length, label, even, size);
		}
		this.sizes.add(size);
		this.sums.add(sum);
	}

	private int join(int point, boolean exists, int label, boolean[] even, int size) {
		if (!exists || !even[point] || this.labels[point] != NONE) {
			return size;
		}
		this.labels[point] = label;
		this.open[size] = point;
		return size + 1;
	}

	private static void add(Shade shade, double[] sum) {
		sum[0] += shade.lightness();
		sum[1] += shade.greenRed();
		sum[2] += shade.blueYellow();
	}

	/**
	 * Returns the points of each larger area, and of each together with all others in its
	 * colour, since a line across the sheet divides it.
	 */
	List<boolean[]> candidates() {
		Set<BitSet> groups = new LinkedHashSet<>();
		for (int label : largest()) {
			BitSet only = new BitSet();
			only.set(label);
			groups.add(only);
			groups.add(alike(label));
		}
		return groups.stream().filter((group) -> corners(group) < 3).map(this::points).toList();
	}

	private List<Integer> largest() {
		List<Integer> largest = new ArrayList<>();
		for (int label = 1; label < this.sizes.size(); label++) {
			if (this.sizes.get(label) >= MIN_AREA * this.labels.length) {
				largest.add(label);
			}
		}
		largest.sort(Comparator.comparing(this.sizes::get).reversed());
		return largest.subList(0, Math.min(MAX_AREAS, largest.size()));
	}

	private BitSet alike(int label) {
		Shade colour = colour(label);
		BitSet alike = new BitSet();
		for (int other = 1; other < this.sizes.size(); other++) {
			alike.set(other, this.sizes.get(other) > MIN_PART * this.labels.length && isAlike(colour, colour(other)));
		}
		return alike;
	}

	/**
	 * Returns true for colours that differ as those of one sheet in uneven light.
	 */
	private static boolean isAlike(Shade one, Shade other) {
		return one.tintTo(other) < SAME_TINT && Math.abs(one.lightness() - other.lightness()) < SAME_LIGHT;
	}

	/**
	 * Returns the number of corners of the picture that are covered. A sheet whose edges
	 * are visible covers two at most.
	 */
	private int corners(BitSet group) {
		int last = this.labels.length - 1;
		int right = this.overview.width() - 1;
		int corners = 0;
		for (int corner : new int[] { 0, right, last - right, last }) {
			corners += group.get(this.labels[corner]) ? 1 : 0;
		}
		return corners;
	}

	private boolean[] points(BitSet group) {
		boolean[] points = new boolean[this.labels.length];
		for (int point = 0; point < points.length; point++) {
			points[point] = group.get(this.labels[point]);
		}
		return points;
	}

	private Shade colour(int label) {
		double[] sums = this.sums.get(label);
		double size = this.sizes.get(label);
		return new Shade((float) (sums[0] / size), (float) (sums[1] / size), (float) (sums[2] / size));
	}

}
