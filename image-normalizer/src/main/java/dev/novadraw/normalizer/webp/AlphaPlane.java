package dev.novadraw.normalizer.webp;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The alpha channel of a lossy WebP picture.
 */
public final class AlphaPlane {

	private final int width;

	private final byte[] values;

	private AlphaPlane(int width, byte[] values) {
		this.width = width;
		this.values = values;
	}

	/**
	 * Reads the content of an {@code ALPH} chunk.
	 */
	public static AlphaPlane of(ByteBuffer chunk, int width, int height) throws IOException {
		if (!chunk.hasRemaining()) {
			throw new IOException("Truncated");
		}
		int head = chunk.get(0);
		ByteBuffer data = chunk.slice(1, chunk.remaining() - 1);
		AlphaPlane plane = new AlphaPlane(width, switch (head & 3) {
			case 0 -> plain(data, width * height);
			case 1 -> compressed(data, width, height);
			default -> throw new IOException("No such compression");
		});
		plane.invertFilter(head >> 2 & 3, height);
		return plane;
	}

	private static byte[] plain(ByteBuffer data, int length) throws IOException {
		if (data.remaining() < length) {
			throw new IOException("Truncated");
		}
		byte[] values = new byte[length];
		data.get(values);
		return values;
	}

	private static byte[] compressed(ByteBuffer data, int width, int height) throws IOException {
		LosslessRows rows = new LosslessDecoder(data).rows(width, height);
		byte[] values = new byte[width * height];
		int[] row = new int[width];
		for (int y = 0; y < height; y++) {
			rows.read(row);
			for (int x = 0; x < width; x++) {
				values[y * width + x] = (byte) (row[x] >> 8);
			}
		}
		return values;
	}

	private void invertFilter(int filter, int height) {
		if (filter == 0) {
			return;
		}
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < this.width; x++) {
				this.values[y * this.width + x] += (byte) predict(filter, x, y);
			}
		}
	}

	private int predict(int filter, int x, int y) {
		if (y == 0) {
			return (x == 0) ? 0 : at(x - 1, 0);
		}
		if (x == 0) {
			return at(0, y - 1);
		}
		return switch (filter) {
			case 1 -> at(x - 1, y);
			case 2 -> at(x, y - 1);
			default -> Math.clamp(at(x - 1, y) + at(x, y - 1) - at(x - 1, y - 1), 0, 255);
		};
	}

	/**
	 * Returns the alpha of a pixel, from 0 to 255 for opaque.
	 */
	public int at(int x, int y) {
		return this.values[y * this.width + x] & 0xFF;
	}

}
