package dev.novadraw.normalizer;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import dev.novadraw.normalizer.color.ColorTransform;
import dev.novadraw.normalizer.webp.AlphaPlane;
import dev.novadraw.normalizer.webp.LosslessRows;

/**
 * A WebP file. The image library is used for its lossy pixels only.
 */
final class WebpFile {

	private static final int FIRST_CHUNK = 12;

	private static final int HEAD = 8;

	private static final int OPAQUE = 0xFF000000;

	private final ByteBuffer file;

	WebpFile(byte[] content) {
		this.file = ByteBuffer.wrap(content);
	}

	/**
	 * Returns the content of the first chunk of a type, or null.
	 */
	static @Nullable ByteBuffer chunk(ByteBuffer file, String type) {
		int at = FIRST_CHUNK;
		while (at + HEAD <= file.limit()) {
			int length = Integer.reverseBytes(file.getInt(at + 4));
			if (length < 0 || length > file.limit() - at - HEAD) {
				return null;
			}
			if (FileColors.name(file, at).equals(type)) {
				return file.slice(at + HEAD, length);
			}
			at += HEAD + length + length % 2;
		}
		return null;
	}

	Pixels pixels(ColorTransform colors) throws IOException {
		ByteBuffer lossless = chunk(this.file, "VP8L");
		if (lossless != null) {
			return lossless(LosslessRows.of(lossless), LosslessRows.hasAlpha(lossless), colors);
		}
		ByteBuffer lossy = chunk(this.file, "VP8 ");
		if (lossy == null) {
			throw new IOException("No pixels");
		}
		ByteBuffer alpha = chunk(this.file, "ALPH");
		return (alpha != null) ? transparent(lossy, alpha, colors)
				: new Rows(DrawingFile.decode(Format.WEBP, simple(lossy)), colors).shrunk();
	}

	private static Pixels lossless(LosslessRows rows, boolean hasAlpha, ColorTransform colors) {
		Shrinking shrinking = new Shrinking(rows.width(), rows.height(), CanonicalImage.MAX_EDGE);
		int[] row = new int[rows.width()];
		for (int y = 0; y < rows.height(); y++) {
			rows.read(row);
			for (int x = 0; x < row.length; x++) {
				row[x] = Colors.onWhite(Colors.toSrgb(hasAlpha ? row[x] : row[x] | OPAQUE, colors));
			}
			shrinking.add(row);
		}
		return shrinking.pixels();
	}

	private static Pixels transparent(ByteBuffer lossy, ByteBuffer chunk, ColorTransform colors) throws IOException {
		int width = size(lossy, 6);
		int height = size(lossy, 8);
		int step = DrawingFile.step(width, height);
		AlphaPlane alpha = AlphaPlane.of(chunk, width, height);
		BufferedImage image = DrawingFile.decode(Format.WEBP, simple(lossy));
		Shrinking shrinking = new Shrinking(image.getWidth(), image.getHeight(), CanonicalImage.MAX_EDGE);
		int[] row = new int[image.getWidth()];
		for (int y = 0; y < image.getHeight(); y++) {
			image.getRGB(0, y, row.length, 1, row, 0, row.length);
			for (int x = 0; x < row.length; x++) {
				int argb = alpha.at(x * step, y * step) << 24 | row[x] & ~OPAQUE;
				row[x] = Colors.onWhite(Colors.toSrgb(argb, colors));
			}
			shrinking.add(row);
		}
		return shrinking.pixels();
	}

	private static int size(ByteBuffer lossy, int at) throws IOException {
		if (lossy.remaining() < at + 2) {
			throw new IOException("Truncated");
		}
		return Short.reverseBytes(lossy.getShort(at)) & 0x3FFF;
	}

	/** Returns a file that contains only these pixels. */
	private static byte[] simple(ByteBuffer pixels) {
		int padded = pixels.remaining() + pixels.remaining() % 2;
		return ByteBuffer.allocate(FIRST_CHUNK + HEAD + padded)
			.order(ByteOrder.LITTLE_ENDIAN)
			.put("RIFF".getBytes(StandardCharsets.US_ASCII))
			.putInt(4 + HEAD + padded)
			.put("WEBPVP8 ".getBytes(StandardCharsets.US_ASCII))
			.putInt(pixels.remaining())
			.put(pixels.duplicate())
			.array();
	}

}
