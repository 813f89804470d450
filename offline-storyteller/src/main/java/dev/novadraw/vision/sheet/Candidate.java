package dev.novadraw.vision.sheet;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.novadraw.vision.geometry.Bounds;
import dev.novadraw.vision.geometry.Line;
import dev.novadraw.vision.geometry.Point;
import dev.novadraw.vision.paper.Ground;

/**
 * An even area with straight edges that may be a sheet of paper. It is one if it differs
 * from what is beyond its edges as paper differs from a table: a part of a drawing must
 * not be taken for a sheet.
 */
final class Candidate {

	static final double MIN_AREA = 0.1;

	private static final double MAX_AREA = 0.985;

	static final double MIN_FILLED = 0.72;

	private static final double MIN_STRAIGHT = 0.45;

	private static final double MIN_CLEAR = 0.4;

	private static final float CLEAR = 0.06f;

	/** The contrast that suffices for four straight edges. */
	private static final float FAINT = 0.02f;

	private static final double VERY_STRAIGHT = 0.85;

	private static final double BRIGHTER = 0.04;

	/** The distance from an edge within which its colour is mixed with others. */
	private static final double MARGIN = 2;

	/** The cosine of the largest angle between the normals of adjacent sides. */
	private static final double LEAST_ALIKE = -0.64;

	private final Overview overview;

	private final boolean[] paper;

	private final Outline outline;

	private final Bounds bounds;

	private final Contrast contrast;

	/**
	 * Creates a candidate.
	 * @param overview the picture
	 * @param paper the points with the colour of the sheet
	 * @param minArea the share of the picture below which it does not matter
	 */
	Candidate(Overview overview, boolean[] paper, double minArea) {
		this.overview = overview;
		this.paper = paper;
		this.outline = new Outline(overview.width(), paper);
		this.bounds = new Bounds(lines(Math.max(minArea, MIN_AREA)), overview.width(), overview.height());
		this.contrast = contrast();
		this.bounds.lines().forEach((line) -> measure(this.contrast, line));
	}

	/**
	 * Returns the edges. A sheet that covers three corners of the picture has none or
	 * one.
	 */
	private List<Line> lines(double minArea) {
		boolean small = this.outline.size() < minArea * MIN_FILLED * this.overview.count();
		return small || this.outline.corners() > 2 ? List.of() : new LineSearch(this.outline).lines();
	}

	private Contrast contrast() {
		boolean sharp = this.bounds.lines().size() == 4
				&& this.bounds.lines().stream().allMatch((line) -> straight(line) > VERY_STRAIGHT);
		return new Contrast(sharp ? FAINT : CLEAR);
	}

	private void measure(Contrast side, Line line) {
		List<Point> ends = this.bounds.side(line);
		if (!ends.isEmpty()) {
			side.measure(this.overview, line, ends);
		}
	}

	boolean isSheet() {
		if (!hasEdges() || area() < MIN_AREA || area() > MAX_AREA || filled() < MIN_FILLED || !hasCorners()) {
			return false;
		}
		boolean brighter = this.contrast.brighter() > BRIGHTER;
		double straight = this.bounds.lines().size() == 2 || !brighter ? 0.65 : MIN_STRAIGHT;
		return this.bounds.lines().stream().allMatch((line) -> straight(line) > straight && clear(line) > MIN_CLEAR)
				&& (brighter ? isBrightSheet() : isDarkSheet()) && !isPainted(brighter);
	}

	/**
	 * Returns true for two adjacent edges or more; white paper between sky and grass has
	 * two opposite ones.
	 */
	private boolean hasEdges() {
		List<Line> lines = this.bounds.lines();
		return lines.size() > 2 || lines.size() == 2 && lines.getFirst().alike(lines.getLast()) > LEAST_ALIKE;
	}

	private boolean isBrightSheet() {
		return this.bounds.lines().size() > 2 || !ground().coloured();
	}

	/**
	 * Returns true for coloured or black paper on a lighter table.
	 */
	private boolean isDarkSheet() {
		boolean bright = this.contrast.outside() > 0.9;
		return this.bounds.lines().size() > 2 && area() > (bright ? 0.27 : 0.2) && this.contrast.clear() > 0.75;
	}

	/**
	 * Returns true for a rectangle that is painted on a scanned page or on a canvas:
	 * around it the page is evenly lit. White paper is a sheet on even grey or black.
	 */
	private boolean isPainted(boolean brighter) {
		Surface around = new Surface(beyond());
		boolean white = brighter && !ground().coloured();
		return white ? around.isPage() : around.isEvenlyLit();
	}

	/**
	 * Returns the colours beyond the edges, of every second point across and down.
	 */
	private int[] beyond() {
		int[] colours = new int[this.overview.count()];
		int count = 0;
		for (int y = 0; y < this.overview.height(); y += 2) {
			for (int x = 0; x < this.overview.width(); x += 2) {
				if (this.bounds.beyond(x, y) > MARGIN) {
					colours[count++] = this.overview.rgb(y * this.overview.width() + x);
				}
			}
		}
		return Arrays.copyOf(colours, count);
	}

	/**
	 * Returns the share of the picture that lies within the lines.
	 */
	double area() {
		return this.bounds.area() / this.overview.count();
	}

	private double filled() {
		return this.outline.inside().within(this.bounds) / this.bounds.area();
	}

	private boolean hasCorners() {
		List<Point> corners = this.bounds.quadrilateral();
		for (int i = 0; i < corners.size(); i++) {
			if (cosine(corners.get((i + 3) % 4), corners.get(i), corners.get((i + 1) % 4)) < LEAST_ALIKE) {
				return false;
			}
		}
		return !corners.isEmpty();
	}

	private static double cosine(Point before, Point corner, Point after) {
		double x1 = before.x() - corner.x();
		double y1 = before.y() - corner.y();
		double x2 = after.x() - corner.x();
		double y2 = after.y() - corner.y();
		return (x1 * x2 + y1 * y2) / (Math.hypot(x1, y1) * Math.hypot(x2, y2));
	}

	private double straight(Line line) {
		return line.support() / Math.max(1, this.bounds.length(line));
	}

	private double clear(Line line) {
		Contrast side = contrast();
		measure(side, line);
		return side.clear();
	}

	/**
	 * Returns the colour of what the sheet lies on, or null if that has several.
	 */
	@Nullable Ground surface() {
		return new Surface(this.bounds.lines()
			.stream()
			.flatMapToInt((line) -> Contrast.beyond(this.overview, line, this.bounds.side(line)))
			.toArray()).colour();
	}

	Bounds bounds() {
		return this.bounds;
	}

	Ground ground() {
		float[] lightness = new float[this.paper.length];
		double[] sums = new double[3];
		int count = 0;
		for (int point = 0; point < this.overview.count(); point++) {
			if (this.paper[point]) {
				int rgb = this.overview.rgb(point);
				sums[0] += rgb >> 16 & 0xff;
				sums[1] += rgb >> 8 & 0xff;
				sums[2] += rgb & 0xff;
				lightness[count++] = this.overview.shade(point).lightness();
			}
		}
		Arrays.sort(lightness, 0, count);
		return Ground.of((int) (sums[0] / count), (int) (sums[1] / count), (int) (sums[2] / count),
				lightness[count * 19 / 20]);
	}

	LightModel light() {
		return new LightModel(this.overview, (point) -> this.paper[point]);
	}

}
