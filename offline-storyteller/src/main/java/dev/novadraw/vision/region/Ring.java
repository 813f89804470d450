package dev.novadraw.vision.region;

import java.util.ArrayList;
import java.util.List;

/**
 * The cells along an ellipse around a point, one every three degrees, clockwise from the
 * right: those that have a property, and those that do not.
 */
public final class Ring {

	/** The degrees from one sample to the next. */
	public static final int STEP = 3;

	private static final int SAMPLES = 360 / STEP;

	private final boolean[] samples = new boolean[SAMPLES];

	public Ring(double centreX, double centreY, double radiusX, double radiusY, CellTest test) {
		for (int i = 0; i < SAMPLES; i++) {
			double angle = Math.toRadians(i * STEP);
			this.samples[i] = test.test((int) Math.floor(centreX + radiusX * Math.cos(angle)),
					(int) Math.floor(centreY + radiusY * Math.sin(angle)));
		}
	}

	/**
	 * Returns the share of the ring that has the property.
	 */
	public double covered() {
		return covered(0, 360);
	}

	/**
	 * Returns the share of an arc that has the property.
	 * @param from the first angle in degrees, clockwise from the right
	 * @param to the last angle, which may be beyond 360
	 */
	public double covered(int from, int to) {
		int covered = 0;
		for (int i = from / STEP; i < to / STEP; i++) {
			covered += this.samples[i % SAMPLES] ? 1 : 0;
		}
		return (double) covered / (to / STEP - from / STEP);
	}

	/**
	 * Returns the arcs that have the property; none for a ring that has it all around.
	 */
	public List<Arc> arcs() {
		List<Arc> arcs = new ArrayList<>();
		for (int i = 0; i < SAMPLES; i++) {
			if (this.samples[i] && !this.samples[(i + SAMPLES - 1) % SAMPLES]) {
				int length = 1;
				while (this.samples[(i + length) % SAMPLES]) {
					length++;
				}
				arcs.add(new Arc(i * STEP, length * STEP));
			}
		}
		return arcs;
	}

	/**
	 * An arc of the ring.
	 *
	 * @param start its first angle in degrees, clockwise from the right
	 * @param width its width in degrees
	 */
	public record Arc(int start, int width) {

		/**
		 * Returns the angle in its middle, 0 to 360.
		 */
		public double middle() {
			return (this.start + (this.width - STEP) / 2.0) % 360;
		}

		/**
		 * Returns the angle between the middles of two arcs, 0 to 180.
		 */
		public double to(Arc other) {
			double turn = Math.abs(middle() - other.middle());
			return Math.min(turn, 360 - turn);
		}

		/**
		 * Returns true if its middle is in an arc given by two angles.
		 */
		public boolean within(int from, int to) {
			double middle = middle();
			return middle >= from && middle <= to || middle + 360 >= from && middle + 360 <= to;
		}

	}

}
