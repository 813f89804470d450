package dev.novadraw.vision.sheet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The search for straight lines along the edge of an area: its points vote for the lines
 * through them, in steps of two degrees.
 */
final class LineSearch {

	private static final int ANGLES = 90;

	private static final int MAX_ATTEMPTS = 8;

	/** The number of points that vote at most, evenly taken from all. */
	private static final int VOTERS = 300;

	private static final int FRACTION = 10;

	private static final double MIN_LENGTH = 0.09;

	/**
	 * The share of an area that may lie beyond its bounds, as where a cloth is as white.
	 */
	private static final double MAX_BEYOND = 0.05;

	/** The cosine of the smallest angle between two edges of a sheet. */
	private static final double MAX_ALIKE = 0.64;

	private static final double NEAR = 1.1;

	private final Outline outline;

	private final int width;

	private final int[] inside;

	private int[] points;

	LineSearch(Outline outline) {
		this.outline = outline;
		this.width = outline.width();
		this.inside = outline.inside();
		this.points = outline.edge();
	}

	/**
	 * Returns at most four lines that bound the area, the longest first.
	 */
	List<Line> lines() {
		int minSupport = (int) (MIN_LENGTH * Math.max(this.width, this.outline.height()));
		List<Line> lines = new ArrayList<>();
		for (int attempt = 0; attempt < MAX_ATTEMPTS && lines.size() < 4; attempt++) {
			Line line = fitted(fitted(mostVotes(), 2 * NEAR), NEAR);
			if (line.support() < minSupport) {
				break;
			}
			Line bound = bound(line);
			if (bound != null && lines.stream().allMatch((other) -> other.alike(bound) < MAX_ALIKE)) {
				lines.add(bound);
			}
			this.points = Arrays.stream(this.points).filter((point) -> distance(line, point) > 2).toArray();
		}
		return lines;
	}

	/**
	 * Returns the line with the most votes, with distances in whole points.
	 */
	private Line mostVotes() {
		int distances = 2 * this.width + this.outline.height() + 2;
		int[] votes = new int[ANGLES * distances];
		int best = 0;
		int stride = Math.max(1, this.points.length / VOTERS);
		for (int angle = 0; angle < ANGLES; angle++) {
			int cos = (int) Math.rint(Math.cos(Math.PI * angle / ANGLES) * (1 << FRACTION));
			int sin = (int) Math.rint(Math.sin(Math.PI * angle / ANGLES) * (1 << FRACTION));
			int half = 1 << FRACTION - 1;
			for (int i = 0; i < this.points.length; i += stride) {
				int along = cos * (this.points[i] % this.width) + sin * (this.points[i] / this.width);
				int bin = angle * distances + (along + half >> FRACTION) + this.width;
				votes[bin]++;
				best = votes[bin] > votes[best] ? bin : best;
			}
		}
		double direction = Math.PI * (best / distances) / ANGLES;
		return new Line(Math.cos(direction), Math.sin(direction), best % distances - this.width, votes[best]);
	}

	private double distance(Line line, int point) {
		return Math.abs(line.beyond(point % this.width, point / this.width));
	}

	/**
	 * Returns the line with the least distance from the points near another.
	 */
	private Line fitted(Line line, double near) {
		int[] close = Arrays.stream(this.points).filter((point) -> distance(line, point) <= near).toArray();
		if (close.length < 2) {
			return new Line(line.normalX(), line.normalY(), line.offset(), close.length);
		}
		double meanX = Arrays.stream(close).mapToDouble((point) -> point % this.width).average().orElseThrow();
		double meanY = Arrays.stream(close).mapToDouble((point) -> point / this.width).average().orElseThrow();
		double xx = 0;
		double yy = 0;
		double xy = 0;
		for (int point : close) {
			double x = point % this.width - meanX;
			double y = point / this.width - meanY;
			xx += x * x;
			yy += y * y;
			xy += x * y;
		}
		double direction = Math.atan2(2 * xy, xx - yy) / 2 + Math.PI / 2;
		double normalX = Math.cos(direction);
		double normalY = Math.sin(direction);
		return new Line(normalX, normalY, normalX * meanX + normalY * meanY, close.length);
	}

	/**
	 * Returns the line with the area on its inner side, or null if it is on both.
	 */
	private @Nullable Line bound(Line line) {
		int beyond = 0;
		int within = 0;
		int count = 0;
		for (int i = 0; i < this.inside.length; i += 3) {
			double distance = line.beyond(this.inside[i] % this.width, this.inside[i] / this.width);
			beyond += distance > 1.5 ? 1 : 0;
			within += distance < -1.5 ? 1 : 0;
			count++;
		}
		if (beyond < MAX_BEYOND * count) {
			return line;
		}
		return within < MAX_BEYOND * count ? line.reversed() : null;
	}

}
