package dev.novadraw.vision.picture;

/**
 * The EXIF orientation of a photo: 1 (upright) to 8.
 */
record Orientation(int value) {

	static final Orientation UPRIGHT = new Orientation(1);

	Orientation {
		if (value < 1 || value > 8) {
			value = 1;
		}
	}

	boolean swapsSides() {
		return this.value >= 5;
	}

	Pixels upright(Pixels lying) {
		if (this.value == 1) {
			return lying;
		}
		int width = swapsSides() ? lying.height() : lying.width();
		int height = swapsSides() ? lying.width() : lying.height();
		int[] rgb = new int[width * height];
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				rgb[y * width + x] = source(lying, x, y);
			}
		}
		return new Pixels(width, height, rgb, lying.step());
	}

	private int source(Pixels lying, int x, int y) {
		int right = lying.width() - 1;
		int bottom = lying.height() - 1;
		return switch (this.value) {
			case 2 -> lying.at(right - x, y);
			case 3 -> lying.at(right - x, bottom - y);
			case 4 -> lying.at(x, bottom - y);
			case 5 -> lying.at(y, x);
			case 6 -> lying.at(y, bottom - x);
			case 7 -> lying.at(right - y, bottom - x);
			case 8 -> lying.at(right - y, x);
			default -> lying.at(x, y);
		};
	}

}
