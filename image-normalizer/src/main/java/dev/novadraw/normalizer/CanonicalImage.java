package dev.novadraw.normalizer;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * The normalized picture of a drawing: upright, on white, limited to the size that models
 * accept, and newly encoded.
 *
 * @param format PNG or JPEG
 * @param width the width in pixels
 * @param height the height in pixels
 * @param content the encoded file
 */
@SuppressWarnings("ArrayRecordComponent")
record CanonicalImage(Format format, int width, int height, byte[] content) {

	static final int MAX_EDGE = 1568;

	static final int MIN_LONG_EDGE = 200;

	private static final int MAX_PNG = 1024 * 1024;

	private static final float QUALITY = 0.85f;

	static CanonicalImage of(Pixels pixels, Format source) throws IOException {
		BufferedImage image = pixels.asImage();
		if (source == Format.PNG) {
			byte[] png = write(image, "png");
			if (png.length <= MAX_PNG) {
				return new CanonicalImage(Format.PNG, pixels.width(), pixels.height(), png);
			}
		}
		return new CanonicalImage(Format.JPEG, pixels.width(), pixels.height(), write(image, "jpeg"));
	}

	private static byte[] write(BufferedImage image, String format) throws IOException {
		ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
		ImageWriteParam param = writer.getDefaultWriteParam();
		if (format.equals("jpeg")) {
			param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
			param.setCompressionQuality(QUALITY);
		}
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(file)) {
			writer.setOutput(out);
			writer.write(null, new IIOImage(image, null, null), param);
		}
		finally {
			writer.dispose();
		}
		return file.toByteArray();
	}

}
