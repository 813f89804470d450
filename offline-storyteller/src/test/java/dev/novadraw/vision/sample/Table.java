package dev.novadraw.vision.sample;

/**
 * A surface on which a drawing is photographed, 1280 units wide.
 */
public enum Table {

	LIGHT_WOOD {
		@Override
		int colour(double x, double y, Grain grain) {
			return wood(x, y, grain, 0xcda573);
		}
	},

	DARK_WOOD {
		@Override
		int colour(double x, double y, Grain grain) {
			return wood(x, y, grain, 0x5a3a28);
		}
	},

	WHITE {
		@Override
		int colour(double x, double y, Grain grain) {
			return scaled(0xecebe8, 1 + 0.01 * grain.smooth(x / 60, y / 60));
		}
	},

	BLACK {
		@Override
		int colour(double x, double y, Grain grain) {
			return scaled(0x222225, 1 + 0.1 * grain.smooth(x / 40, y / 40));
		}
	},

	CHECKED_CLOTH {
		@Override
		int colour(double x, double y, Grain grain) {
			boolean column = Math.floorMod((int) Math.floor(x / 46), 2) == 0;
			boolean row = Math.floorMod((int) Math.floor(y / 46), 2) == 0;
			int colour = 0xe08a8a;
			if (column == row) {
				colour = column ? 0xc83c3c : 0xf0ece8;
			}
			return scaled(colour, 1 + 0.06 * grain.smooth(x / 2, y / 2));
		}
	},

	STONE {
		@Override
		int colour(double x, double y, Grain grain) {
			double clouds = 0.14 * grain.smooth(x / 70, y / 70) + 0.1 * grain.smooth(x / 17, y / 17);
			double speckle = grain.smooth(x / 4 + 50, y / 4) > 0.62 ? -0.3 : 0;
			return scaled(0x98979a, 1 + clouds + speckle);
		}
	};

	/**
	 * Returns the colour of the surface in white light.
	 */
	abstract int colour(double x, double y, Grain grain);

	private static int wood(double x, double y, Grain grain, int colour) {
		double rings = 0.1 * grain.smooth(x / 300, y / 7 + 3 * grain.smooth(x / 200, y / 60));
		double seam = Math.floorMod((int) Math.floor(y), 230) < 3 ? -0.4 : 0;
		return scaled(colour, 1 + rings + seam + 0.05 * grain.smooth(x / 90, y / 2));
	}

	private static int scaled(int rgb, double factor) {
		int red = (int) Math.clamp((rgb >> 16 & 0xff) * factor, 0, 255);
		int green = (int) Math.clamp((rgb >> 8 & 0xff) * factor, 0, 255);
		int blue = (int) Math.clamp((rgb & 0xff) * factor, 0, 255);
		return red << 16 | green << 8 | blue;
	}

}
