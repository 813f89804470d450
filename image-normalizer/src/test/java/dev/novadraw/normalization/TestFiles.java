package dev.novadraw.normalization;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * Generated image files: white, with a red square in the upper left corner.
 */
final class TestFiles {

	/** 120 x 80 pixels, with a black square. Java has no writer for WebP. */
	static final byte[] WEBP = Base64.getDecoder()
		.decode("UklGRnAAAABXRUJQVlA4IGQAAAAQBgCdASp4AFAAPp1IoEulpCMhqBmYALATiWcAAFGZ+iIox0aOD4qL5f2cbjkRbGhSg2cv5ADdpNAA/vjPY///Ghh/w///xoYAABzfSNh/1rlatKt//8zR/6Tf9hux2xkAAAAA");

	private TestFiles() {
	}

	static BufferedImage image(int width, int height, int type) {
		BufferedImage image = new BufferedImage(width, height, type);
		Graphics2D crayon = image.createGraphics();
		if (!image.getColorModel().hasAlpha()) {
			crayon.setColor(Color.WHITE);
			crayon.fillRect(0, 0, width, height);
		}
		crayon.setColor(Color.RED);
		crayon.fillRect(0, 0, width / 4, height / 4);
		crayon.dispose();
		return image;
	}

	static byte[] png(BufferedImage image) {
		return file(image, "png", false);
	}

	static byte[] jpeg(int width, int height) {
		return file(image(width, height, BufferedImage.TYPE_INT_RGB), "jpeg", false);
	}

	/** Returns the JPEG with an EXIF orientation. */
	static byte[] turned(byte[] jpeg, int orientation) {
		byte[] notes = ByteBuffer.allocate(4 + 6 + 26)
			.putShort((short) 0xFFE1)
			.putShort((short) (2 + 6 + 26))
			.put(new byte[] { 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42 })
			.putInt(8)
			.putShort((short) 1)
			.putShort((short) 0x0112)
			.putShort((short) 3)
			.putInt(1)
			.putShort((short) orientation)
			.putShort((short) 0)
			.putInt(0)
			.array();
		return join(Arrays.copyOf(jpeg, 2), notes, Arrays.copyOfRange(jpeg, 2, jpeg.length));
	}

	/** Returns a JPEG whose decoder processes all pixels hundreds of times. */
	static byte[] bomb() {
		return Bomb.FILE.clone();
	}

	private static byte[] newBomb() {
		byte[] jpeg = file(image(4000, 4000, BufferedImage.TYPE_INT_RGB), "jpeg", true);
		int lastScan = jpeg.length - 2;
		while (jpeg[lastScan] != (byte) 0xFF || jpeg[lastScan + 1] != (byte) 0xDA) {
			lastScan--;
		}
		byte[] scan = Arrays.copyOfRange(jpeg, lastScan, jpeg.length - 2);
		ByteArrayOutputStream bomb = new ByteArrayOutputStream();
		bomb.write(jpeg, 0, jpeg.length - 2);
		for (int i = 0; i < 400; i++) {
			bomb.writeBytes(scan);
		}
		bomb.write(jpeg, jpeg.length - 2, 2);
		return bomb.toByteArray();
	}

	static BufferedImage decoded(byte[] file) {
		try {
			return ImageIO.read(new ByteArrayInputStream(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static byte[] file(BufferedImage image, String format, boolean progressive) {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
		ImageWriteParam settings = writer.getDefaultWriteParam();
		if (progressive) {
			settings.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
		}
		try (ImageOutputStream out = ImageIO.createImageOutputStream(file)) {
			writer.setOutput(out);
			writer.write(null, new IIOImage(image, null, null), settings);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return file.toByteArray();
	}

	private static byte[] join(byte[]... parts) {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			file.writeBytes(part);
		}
		return file.toByteArray();
	}

	/** The file takes seconds to create, so it is created once. */
	private static final class Bomb {

		static final byte[] FILE = newBomb();

	}

}
