package dev.novadraw.vision.scene;

import java.util.Comparator;
import java.util.List;

/**
 * The eyes and the mouth among the marks within a round outline.
 */
final class Countenance {

	private static final double MAX_EYE = 0.55;

	private final List<Mark> eyes;

	private final List<Mark> others;

	Countenance(List<Mark> marks) {
		List<Mark> highest = marks.stream().sorted(Comparator.comparingDouble(Mark::y)).toList();
		boolean some = highest.size() >= 2;
		this.eyes = some ? highest.subList(0, 2) : List.of();
		this.others = some ? highest.subList(2, highest.size()) : highest;
	}

	/**
	 * Returns true for two marks alike, side by side in the upper half.
	 */
	boolean hasEyes() {
		if (this.eyes.isEmpty()) {
			return false;
		}
		Mark one = this.eyes.getFirst();
		Mark other = this.eyes.getLast();
		double apart = Math.abs(one.x() - other.x());
		return one.x() * other.x() < 0 && Math.abs(one.y() - other.y()) < 0.24 && Math.abs(one.x() + other.x()) < 0.36
				&& apart > 0.28 && apart < 1.25 && isEye(one) && isEye(other)
				&& Math.max(one.longEdge(), other.longEdge()) < 2.3 * Math.min(one.longEdge(), other.longEdge());
	}

	private static boolean isEye(Mark mark) {
		return mark.y() > -0.72 && mark.y() < 0.15 && mark.longEdge() < MAX_EYE;
	}

	/**
	 * Returns true for a wide mark in the lower half, at most a nose above it, and no
	 * other marks.
	 */
	boolean hasMouth() {
		if (this.others.isEmpty() || this.others.size() > 2) {
			return false;
		}
		Mark mouth = this.others.getLast();
		double eyeLevel = Math.max(this.eyes.getFirst().y(), this.eyes.getLast().y());
		boolean wide = mouth.width() > 0.3 && mouth.width() > 1.3 * mouth.height()
				&& mouth.width() > 1.15 * this.eyes.getFirst().width();
		boolean nose = this.others.size() == 1 || isNose(this.others.getFirst(), mouth, eyeLevel);
		return wide && nose && Math.abs(mouth.x()) < 0.25 && mouth.y() > 0.1 && mouth.y() > eyeLevel + 0.25;
	}

	private static boolean isNose(Mark nose, Mark mouth, double eyeLevel) {
		return Math.abs(nose.x()) < 0.22 && nose.longEdge() < 0.6 && nose.width() < 0.8 * mouth.width()
				&& nose.y() > eyeLevel - 0.1 && nose.y() < mouth.y() - 0.1;
	}

}
