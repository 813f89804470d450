package dev.novadraw.normalizer.color;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

import org.jspecify.annotations.Nullable;

/**
 * A conversion by a profile with a lookup table, as scanners and printers have. Java's
 * colour engine converts 36,000 colours, whatever the size of the picture; all others are
 * interpolated.
 */
final class LutTransform implements ColorTransform {

	private static final int EDGE = 33;

	private static final int[] TO_NEIGHBOUR = { EDGE * EDGE, EDGE, 1 };

	private final int[] colors;

	private LutTransform(int[] colors) {
		this.colors = colors;
	}

	/**
	 * Creates the conversion.
	 * @return null if the colour engine rejects the profile
	 */
	static @Nullable ColorTransform of(byte[] profile) {
		try {
			ICC_Profile[] profiles = { ICC_Profile.getInstance(profile), ICC_Profile.getInstance(ColorSpace.CS_sRGB) };
			WritableRaster cube = grid();
			new ColorConvertOp(profiles, null).filter(cube, cube);
			return new LutTransform(packed(cube));
		}
		catch (CMMException | IllegalArgumentException ex) {
			return null;
		}
	}

	private static WritableRaster grid() {
		WritableRaster grid = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, EDGE * EDGE, EDGE, 3, null);
		for (int i = 0; i < EDGE * EDGE * EDGE; i++) {
			int[] pixel = { level(i / (EDGE * EDGE)), level(i / EDGE % EDGE), level(i % EDGE) };
			grid.setPixel(i % (EDGE * EDGE), i / (EDGE * EDGE), pixel);
		}
		return grid;
	}

	private static int level(int step) {
		return (step * 255 + (EDGE - 1) / 2) / (EDGE - 1);
	}

	private static int[] packed(Raster cube) {
		int[] packed = new int[EDGE * EDGE * EDGE];
		int[] pixel = new int[3];
		for (int i = 0; i < packed.length; i++) {
			cube.getPixel(i % (EDGE * EDGE), i / (EDGE * EDGE), pixel);
			packed[i] = pixel[0] << 16 | pixel[1] << 8 | pixel[2];
		}
		return packed;
	}

	@Override
	public int toSrgb(int red, int green, int blue) {
		float[] rest = new float[3];
		int corner = place(red, 0, rest) + place(green, 1, rest) + place(blue, 2, rest);
		float r = 0.5f;
		float g = 0.5f;
		float b = 0.5f;
		for (int neighbour = 0; neighbour < 8; neighbour++) {
			float weight = 1;
			int at = corner;
			for (int axis = 0; axis < 3; axis++) {
				boolean next = (neighbour >> axis & 1) != 0;
				weight *= next ? rest[axis] : 1 - rest[axis];
				at += (next && rest[axis] > 0) ? TO_NEIGHBOUR[axis] : 0;
			}
			int color = this.colors[at];
			r += weight * (color >> 16 & 0xFF);
			g += weight * (color >> 8 & 0xFF);
			b += weight * (color & 0xFF);
		}
		return (int) r << 16 | (int) g << 8 | (int) b;
	}

	private static int place(int sample, int axis, float[] rest) {
		float exact = (float) sample * (EDGE - 1) / MAX_SAMPLE;
		int step = (int) exact;
		rest[axis] = exact - step;
		return step * TO_NEIGHBOUR[axis];
	}

}
