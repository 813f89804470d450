package dev.novadraw.benchmarks.api;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;

import javax.imageio.ImageIO;

/**
 * Files to be sent.
 */
final class Drawings {

	private static final int BYTES_OF_A_PIXEL = 3;

	private Drawings() {
	}

	/**
	 * A PNG of noise, which does not compress, with about so many bytes.
	 */
	static byte[] ofBytes(int bytes) {
		int side = Math.max(60, (int) Math.sqrt((double) bytes / BYTES_OF_A_PIXEL));
		BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
		Random random = new Random(1);
		for (int x = 0; x < side; x++) {
			for (int y = 0; y < side; y++) {
				image.setRGB(x, y, random.nextInt(1 << 24));
			}
		}
		return png(image);
	}

	/**
	 * A small PNG of nothing.
	 */
	static byte[] small() {
		return png(new BufferedImage(60, 60, BufferedImage.TYPE_INT_RGB));
	}

	private static byte[] png(BufferedImage image) {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		try {
			ImageIO.write(image, "png", file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return file.toByteArray();
	}

	static byte[] join(byte[]... parts) {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			all.writeBytes(part);
		}
		return all.toByteArray();
	}

}
