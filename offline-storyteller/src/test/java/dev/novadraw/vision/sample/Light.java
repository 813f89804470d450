package dev.novadraw.vision.sample;

/**
 * The light in which a drawing is photographed, as the camera records it.
 */
public enum Light {

	DAYLIGHT(0.92, 0.92, 0.9) {
		@Override
		double strength(double x, double y) {
			return 1 - 0.12 * x;
		}
	},

	/** A bulb of 2700 K at the upper left, of whose colour the camera corrects a part. */
	LAMP(1, 0.6, 0.27) {
		@Override
		double strength(double x, double y) {
			double away = Math.hypot(x - 0.15, y + 0.1);
			return 1 / (1 + 0.9 * away * away);
		}
	},

	/** A place in the shade of a blue sky. */
	SHADE(0.3, 0.37, 0.5) {
		@Override
		double strength(double x, double y) {
			return 1 - 0.25 * y;
		}
	};

	private final double[] channels;

	Light(double red, double green, double blue) {
		this.channels = new double[] { red, green, blue };
	}

	/**
	 * Returns the part of a channel's light that white paper reflects.
	 */
	double channel(int channel) {
		return this.channels[channel];
	}

	/**
	 * Returns the strength of the light at a place given as shares of width and height.
	 */
	abstract double strength(double x, double y);

}
