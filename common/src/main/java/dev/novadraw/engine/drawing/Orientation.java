package dev.novadraw.engine.drawing;

/**
 * The orientation of a picture as in EXIF, from 1 to 8; 1 is upright. Other values count
 * as 1.
 */
public record Orientation(int value) {

	public static final Orientation UPRIGHT = new Orientation(1);

	private static final int FIRST_ON_ITS_SIDE = 5;

	private static final int LAST = 8;

	public Orientation {
		if (value < 1 || value > LAST) {
			value = 1;
		}
	}

	public boolean isUpright() {
		return this.value == 1;
	}

	/**
	 * Returns true if the width of the file is the height of the upright picture.
	 */
	public boolean swapsSides() {
		return this.value >= FIRST_ON_ITS_SIDE;
	}

	/**
	 * Returns the pixels of the upright picture.
	 * @param pixels the pixels of the file, row by row
	 * @param width the width of the file
	 * @param height the height of the file
	 */
	public int[] upright(int[] pixels, int width, int height) {
		if (isUpright()) {
			return pixels;
		}
		int uprightWidth = swapsSides() ? height : width;
		int uprightHeight = swapsSides() ? width : height;
		int[] upright = new int[pixels.length];
		for (int y = 0; y < uprightHeight; y++) {
			for (int x = 0; x < uprightWidth; x++) {
				upright[y * uprightWidth + x] = pixels[source(x, y, width, height)];
			}
		}
		return upright;
	}

	private int source(int x, int y, int width, int height) {
		int right = width - 1;
		int bottom = height - 1;
		return switch (this.value) {
			case 2 -> y * width + right - x;
			case 3 -> (bottom - y) * width + right - x;
			case 4 -> (bottom - y) * width + x;
			case 5 -> x * width + y;
			case 6 -> (bottom - x) * width + y;
			case 7 -> (bottom - x) * width + right - y;
			case 8 -> x * width + right - y;
			default -> y * width + x;
		};
	}

}
