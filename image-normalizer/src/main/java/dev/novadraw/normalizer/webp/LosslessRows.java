package dev.novadraw.normalizer.webp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Deque;

/**
 * The rows of a lossless picture, from top to bottom. Each can be read once.
 */
public final class LosslessRows {

	private static final int HEADER = 5;

	private static final int SIGNATURE = 0x2F;

	private static final int FOURTEEN_BITS = 0x3FFF;

	private static final long MAX_PIXELS = 25_000_000;

	private final int width;

	private final int height;

	private final int[] stored;

	private final int storedWidth;

	/**
	 * The transforms in the order of inversion: the last that was applied comes first.
	 */
	private final Deque<RowTransform> transforms;

	private int y;

	LosslessRows(int width, int height, int[] stored, int storedWidth, Deque<RowTransform> transforms) {
		this.width = width;
		this.height = height;
		this.stored = stored;
		this.storedWidth = storedWidth;
		this.transforms = transforms;
	}

	/**
	 * Reads the content of a {@code VP8L} chunk.
	 */
	public static LosslessRows of(ByteBuffer chunk) throws IOException {
		if (chunk.remaining() <= HEADER || chunk.get(0) != SIGNATURE) {
			throw new IOException("Not a lossless picture");
		}
		int head = Integer.reverseBytes(chunk.getInt(1));
		int width = 1 + (head & FOURTEEN_BITS);
		int height = 1 + (head >> 14 & FOURTEEN_BITS);
		if ((long) width * height > MAX_PIXELS) {
			throw new IOException("Too many pixels");
		}
		return new LosslessDecoder(chunk.slice(HEADER, chunk.remaining() - HEADER)).rows(width, height);
	}

	/**
	 * Returns true if the header of a {@code VP8L} chunk announces transparent pixels.
	 */
	public static boolean hasAlpha(ByteBuffer chunk) {
		return chunk.remaining() > HEADER && (chunk.get(4) & 0x10) != 0;
	}

	public int width() {
		return this.width;
	}

	public int height() {
		return this.height;
	}

	/**
	 * Reads the next row.
	 * @param row receives the pixels, with alpha in the highest byte
	 */
	public void read(int[] row) {
		System.arraycopy(this.stored, this.y * this.storedWidth, row, 0, this.storedWidth);
		for (RowTransform transform : this.transforms) {
			transform.invert(this.y, row);
		}
		this.y++;
	}

}
