package dev.novadraw.vision.sheet;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.novadraw.vision.geometry.Line;
import dev.novadraw.vision.geometry.Places;

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

	private static final int HALF = 1 << FRACTION - 1;

	private static final double MIN_LENGTH = 0.09;

	/**
	 * The share of an area that may lie beyond its bounds, as where a cloth is as white.
	 */
	private static final double MAX_BEYOND = 0.05;

	/** The cosine of the smallest angle between two edges of a sheet. */
	private static final double MAX_ALIKE = 0.64;

	private static final double NEAR = 1.1;

	/** The distance from a line within which points do not vote for another. */
	private static final double TAKEN = 2;

	private static final double CLEARLY_BEYOND = 1.5;

	private static final int[] COSINES = new int[ANGLES];

	private static final int[] SINES = new int[ANGLES];

	static {
		for (int angle = 0; angle < ANGLES; angle++) {
			COSINES[angle] = (int) Math.rint(Math.cos(Math.PI * angle / ANGLES) * (1 << FRACTION));
			SINES[angle] = (int) Math.rint(Math.sin(Math.PI * angle / ANGLES) * (1 << FRACTION));
		}
	}

	private final int width;

	private final int height;

	/** Every third point of the area. */
	private final Places inside;

	private Places points;

	LineSearch(Outline outline) {
		this.width = outline.width();
		this.height = outline.height();
		this.inside = outline.inside().every(3);
		this.points = outline.edge();
	}

	/**
	 * Returns at most four lines that bound the area, the longest first.
	 */
	List<Line> lines() {
		int minSupport = (int) (MIN_LENGTH * Math.max(this.width, this.height));
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
			this.points = this.points.awayFrom(line, TAKEN);
		}
		return lines;
	}

	/**
	 * Returns the line with the most votes, with distances in whole points.
	 */
	private Line mostVotes() {
		int distances = 2 * this.width + this.height + 2;
		int[] votes = new int[ANGLES * distances];
		int best = 0;
		int most = 0;
		Places voters = this.points.every(Math.max(1, this.points.count() / VOTERS));
		int[] columns = voters.columns();
		int[] rows = voters.rows();
		for (int angle = 0; angle < ANGLES; angle++) {
			int cos = COSINES[angle];
			int sin = SINES[angle];
			int first = angle * distances + this.width;
			for (int i = 0; i < columns.length; i++) {
				int bin = first + (cos * columns[i] + sin * rows[i] + HALF >> FRACTION);
				int count = ++votes[bin];
				if (count > most) {
					most = count;
					best = bin;
				}
			}
		}
		double direction = Math.PI * (best / distances) / ANGLES;
		return new Line(Math.cos(direction), Math.sin(direction), best % distances - this.width, most);
	}

	/**
	 * Returns the line with the least distance from the points near another.
	 */
	private Line fitted(Line line, double near) {
		int count = 0;
		double sumX = 0;
		double sumY = 0;
		for (int i = 0; i < this.points.count(); i++) {
			if (this.points.near(i, line, near)) {
				sumX += this.points.columns()[i];
				sumY += this.points.rows()[i];
				count++;
			}
		}
		return count < 2 ? new Line(line.normalX(), line.normalY(), line.offset(), count)
				: fitted(line, near, sumX / count, sumY / count, count);
	}

	private Line fitted(Line line, double near, double meanX, double meanY, int count) {
		double xx = 0;
		double yy = 0;
		double xy = 0;
		for (int i = 0; i < this.points.count(); i++) {
			if (this.points.near(i, line, near)) {
				double x = this.points.columns()[i] - meanX;
				double y = this.points.rows()[i] - meanY;
				xx += x * x;
				yy += y * y;
				xy += x * y;
			}
		}
		double direction = Math.atan2(2 * xy, xx - yy) / 2 + Math.PI / 2;
		double normalX = Math.cos(direction);
		double normalY = Math.sin(direction);
		return new Line(normalX, normalY, normalX * meanX + normalY * meanY, count);
	}

	/**
	 * Returns the line with the area on its inner side, or null if it is on both.
	 */
	private @Nullable Line bound(Line line) {
		double maxBeyond = MAX_BEYOND * this.inside.count();
		if (this.inside.beyond(line, CLEARLY_BEYOND) < maxBeyond) {
			return line;
		}
		Line reversed = line.reversed();
		return this.inside.beyond(reversed, CLEARLY_BEYOND) < maxBeyond ? reversed : null;
	}

}
