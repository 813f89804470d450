package dev.novadraw.benchmarks.app;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * Image files for submissions.
 */
public final class Drawings {

	private static final int BYTES_OF_A_PIXEL = 3;

	private static final int SCANS = 500;

	private Drawings() {
	}

	/**
	 * Returns a PNG of about {@code bytes} bytes of noise, which does not compress.
	 */
	public static byte[] ofBytes(int bytes) {
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
	 * Returns a small blank PNG.
	 */
	public static byte[] small() {
		return png(new BufferedImage(60, 60, BufferedImage.TYPE_INT_RGB));
	}

	/**
	 * Returns a progressive JPEG, as cameras and editors produce them.
	 */
	public static byte[] progressive(int width, int height) {
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		for (int x = 0; x < width; x++) {
			for (int y = 0; y < height; y++) {
				image.setRGB(x, y, (x * y) / 64);
			}
		}
		return progressive(image);
	}

	private static byte[] progressive(BufferedImage image) {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		try (ImageOutputStream out = ImageIO.createImageOutputStream(file)) {
			ImageWriteParam how = writer.getDefaultWriteParam();
			how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
			writer.setOutput(out);
			writer.write(null, new IIOImage(image, null, null), how);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			writer.dispose();
		}
		return file.toByteArray();
	}

	/**
	 * Returns a JPEG with five hundred refinement scans, each of which decodes 16
	 * megapixels again.
	 */
	public static byte[] bomb() {
		byte[] picture = progressive(4000, 4000);
		byte[] scan = { (byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 1, 63, 0x01 };
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		file.write(picture, 0, picture.length - 2);
		for (int i = 0; i < SCANS; i++) {
			file.writeBytes(scan);
		}
		file.write(picture, picture.length - 2, 2);
		return file.toByteArray();
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

	public static byte[] join(byte[]... parts) {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			all.writeBytes(part);
		}
		return all.toByteArray();
	}

}
