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

	/** The least share of the picture in a box around a sheet. */
	private static final double MIN_BOX = Candidate.MIN_AREA * Candidate.MIN_FILLED;

	private static final int MAX_AREAS = 5;

	private static final int NONE = 0;

	private final Overview overview;

	private final int width;

	private final int height;

	private final int[] labels;

	/** Points to go on from: the row in the upper half, the column in the lower. */
	private final int[] open;

	private final List<Integer> sizes = new ArrayList<>(List.of(0));

	/** The sums of the shades of each area. */
	private final List<double[]> sums = new ArrayList<>(List.of(new double[3]));

	/** The first and last column and row of each area. */
	private final List<int[]> boxes = new ArrayList<>(List.of(new int[4]));

	EvenAreas(Overview overview) {
		this.overview = overview;
		this.width = overview.width();
		this.height = overview.height();
		this.labels = new int[overview.count()];
		this.open = new int[overview.count()];
		boolean[] even = even();
		for (int y = 0; y < this.height; y++) {
			for (int x = 0; x < this.width; x++) {
				if (even[y * this.width + x] && this.labels[y * this.width + x] == NONE) {
					follow(x, y, even);
				}
			}
		}
	}

	private boolean[] even() {
		boolean[] even = new boolean[this.labels.length];
		Arrays.fill(even, true);
		for (int y = 0; y < this.height; y++) {
			for (int x = 0; x < this.width; x++) {
				int point = y * this.width + x;
				if (x < this.width - 1) {
					compare(point, point + 1, even);
				}
				if (y < this.height - 1) {
					compare(point, point + this.width, even);
				}
			}
		}
		return even;
	}

	private void compare(int one, int other, boolean[] even) {
		if (!this.overview.alike(one, other, MAX_STEP)) {
			even[one] = false;
			even[other] = false;
		}
	}

	private void follow(int startX, int startY, boolean[] even) {
		int label = this.sizes.size();
		double[] sum = new double[3];
		int[] box = { startX, startX, startY, startY };
		int size = join(startX, startY, label, even, 0);
		for (int next = 0; next < size; next++) {
			int x = this.open[next] & 0xffff;
			int y = this.open[next] >>> 16;
			add(this.overview.shade(y * this.width + x), sum);
			extend(box, x, x, y, y);
			size = join(x - 1, y, label, even, size);
			size = join(x + 1, y, label, even, size);
			size = join(x, y - 1, label, even, size);
			size = join(x, y + 1, label, even, size);
		}
		this.sizes.add(size);
		this.sums.add(sum);
		this.boxes.add(box);
	}

	private static void extend(int[] box, int left, int right, int top, int bottom) {
		box[0] = Math.min(box[0], left);
		box[1] = Math.max(box[1], right);
		box[2] = Math.min(box[2], top);
		box[3] = Math.max(box[3], bottom);
	}

	private int join(int x, int y, int label, boolean[] even, int size) {
		if (x < 0 || y < 0 || x >= this.width || y >= this.height) {
			return size;
		}
		int point = y * this.width + x;
		if (!even[point] || this.labels[point] != NONE) {
			return size;
		}
		this.labels[point] = label;
		this.open[size] = y << 16 | x;
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
		return groups.stream().filter((group) -> corners(group) < 3 && isLarge(group)).map(this::points).toList();
	}

	/**
	 * Returns true if the box around an area is as large as a sheet.
	 */
	private boolean isLarge(BitSet group) {
		int[] box = this.boxes.get(group.nextSetBit(0)).clone();
		group.stream().mapToObj(this.boxes::get).forEach((one) -> extend(box, one[0], one[1], one[2], one[3]));
		return (box[1] - box[0] + 1) * (box[3] - box[2] + 1) >= MIN_BOX * this.labels.length;
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
		int right = this.width - 1;
		int corners = 0;
		for (int corner : new int[] { 0, right, last - right, last }) {
			corners += group.get(this.labels[corner]) ? 1 : 0;
		}
		return corners;
	}

	private boolean[] points(BitSet group) {
		boolean[] wanted = new boolean[this.sizes.size()];
		group.stream().forEach((label) -> wanted[label] = true);
		boolean[] points = new boolean[this.labels.length];
		for (int point = 0; point < points.length; point++) {
			points[point] = wanted[this.labels[point]];
		}
		return points;
	}

	private Shade colour(int label) {
		double[] sums = this.sums.get(label);
		double size = this.sizes.get(label);
		return new Shade((float) (sums[0] / size), (float) (sums[1] / size), (float) (sums[2] / size));
	}

}
