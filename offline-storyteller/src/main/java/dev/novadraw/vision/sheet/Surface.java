package dev.novadraw.vision.sheet;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.novadraw.vision.color.Shade;
import dev.novadraw.vision.paper.Ground;

/**
 * The colours of what a sheet lies on.
 */
final class Surface {

	private static final double MIN_ALIKE = 0.85;

	private static final float ALIKE = 0.03f;

	private final Overview overview;

	private final List<Integer> points = new ArrayList<>();

	Surface(Overview overview) {
		this.overview = overview;
	}

	void add(int point) {
		this.points.add(point);
	}

	/**
	 * Returns the mean colour, or null if the surface has several.
	 */
	@Nullable Ground colour() {
		if (this.points.isEmpty()) {
			return null;
		}
		Ground mean = Ground.of(mean(16), mean(8), mean(0), lightest());
		long alike = this.points.stream().filter((point) -> shade(point).tintTo(mean.shade()) < ALIKE).count();
		return alike >= MIN_ALIKE * this.points.size() ? mean : null;
	}

	private Shade shade(int point) {
		return this.overview.shade(point);
	}

	private int mean(int shift) {
		return (int) this.points.stream()
			.mapToInt((point) -> this.overview.rgb(point) >> shift & 0xff)
			.average()
			.orElseThrow();
	}

	/**
	 * Returns the lightness that a tenth of the surface exceeds.
	 */
	private float lightest() {
		List<Float> sorted = this.points.stream().map((point) -> shade(point).lightness()).sorted().toList();
		return sorted.get(sorted.size() * 9 / 10);
	}

}
