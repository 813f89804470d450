package dev.novadraw.worker;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;

import javax.imageio.ImageIO;

/**
 * Generated JPEG files.
 */
final class TestJpegs {

	/** A segment APP1 with the EXIF orientation 6: turned to the right. */
	private static final byte[] TURNED = HexFormat.of()
		.parseHex("ffe10022" + "457869660000" + "4d4d002a00000008" + "00010112000300000001" + "00060000" + "00000000");

	private TestJpegs() {
	}

	static byte[] jpeg(int width, int height) {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		try {
			ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "jpeg", file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return file.toByteArray();
	}

	/** Returns a JPEG whose camera was turned to the right. */
	static byte[] turned(int width, int height) {
		byte[] jpeg = jpeg(width, height);
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		file.write(jpeg, 0, 2);
		file.writeBytes(TURNED);
		file.write(jpeg, 2, jpeg.length - 2);
		return file.toByteArray();
	}

}
