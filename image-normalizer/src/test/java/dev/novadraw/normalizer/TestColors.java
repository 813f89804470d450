package dev.novadraw.normalizer;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferUShort;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * Files with 8 by 8 colours, and chunks that define their colour space.
 */
public final class TestColors {

	static final int EDGE = 8;

	private static final int PNG_HEADER_END = 8 + 25;

	private static final int PART = 200;

	private TestColors() {
	}

	/** Returns packed colours, row by row. */
	static int[] grid() {
		int[] grid = new int[EDGE * EDGE];
		for (int i = 0; i < grid.length; i++) {
			int x = i % EDGE;
			int y = i / EDGE;
			grid[i] = (x * 255 / 7) << 16 | (y * 255 / 7) << 8 | (x + y) % EDGE * 255 / 7;
		}
		return grid;
	}

	/**
	 * Returns an image with a square of pixels for each colour.
	 * @param cell the side of a square, in pixels
	 */
	static BufferedImage image(int[] grid, int cell, int type) {
		BufferedImage image = new BufferedImage(EDGE * cell, EDGE * cell, type);
		for (int y = 0; y < image.getHeight(); y++) {
			for (int x = 0; x < image.getWidth(); x++) {
				image.setRGB(x, y, grid[y / cell * EDGE + x / cell]);
			}
		}
		return image;
	}

	/**
	 * Returns a PNG of 240 by 240 pixels with a table profile that swaps red and blue.
	 */
	public static byte[] ofSwappingProfile() {
		return png(image(grid(), 30, BufferedImage.TYPE_INT_RGB), profile(TestProfiles.swapping()));
	}

	static byte[] png(byte[]... chunks) {
		return png(image(grid(), 1, BufferedImage.TYPE_INT_RGB), chunks);
	}

	static byte[] png(BufferedImage image, byte[]... chunks) {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		try {
			ImageIO.write(image, "png", file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		byte[] plain = file.toByteArray();
		file.reset();
		file.write(plain, 0, PNG_HEADER_END);
		for (byte[] chunk : chunks) {
			file.writeBytes(chunk);
		}
		file.write(plain, PNG_HEADER_END, plain.length - PNG_HEADER_END);
		return file.toByteArray();
	}

	/** Returns a grey 16-bit PNG with the same sample everywhere. */
	static byte[] grey(int sample, byte[]... chunks) {
		BufferedImage image = new BufferedImage(EDGE, EDGE, BufferedImage.TYPE_USHORT_GRAY);
		Arrays.fill(((DataBufferUShort) image.getRaster().getDataBuffer()).getData(), (short) sample);
		return png(image, chunks);
	}

	static byte[] chunk(String type, byte[] data) {
		ByteBuffer chunk = ByteBuffer.allocate(12 + data.length)
			.putInt(data.length)
			.put(TestProfiles.ascii(type))
			.put(data);
		CRC32 sum = new CRC32();
		sum.update(chunk.array(), 4, 4 + data.length);
		return chunk.putInt((int) sum.getValue()).array();
	}

	static byte[] profile(byte[] profile) {
		Deflater deflater = new Deflater();
		deflater.setInput(profile);
		deflater.finish();
		byte[] packed = new byte[profile.length + 100];
		int length = deflater.deflate(packed);
		deflater.end();
		return chunk("iCCP",
				ByteBuffer.allocate(5 + length).put(TestProfiles.ascii("pig\0\0")).put(packed, 0, length).array());
	}

	static byte[] gamma(int value) {
		return chunk("gAMA", ByteBuffer.allocate(4).putInt(value).array());
	}

	static byte[] chromaticities(int... values) {
		ByteBuffer data = ByteBuffer.allocate(4 * values.length);
		Arrays.stream(values).forEach(data::putInt);
		return chunk("cHRM", data.array());
	}

	static byte[] webp(byte[] profile) {
		return TestWebp.file(TestWebp.head(0x20, EDGE, EDGE), TestWebp.chunk("ICCP", profile), pixels());
	}

	/** Returns a WebP file without a profile. */
	static byte[] webp() {
		return TestWebp.file(pixels());
	}

	private static byte[] pixels() {
		return TestWebp.pixels(EDGE, EDGE, Arrays.stream(grid()).map((color) -> color | 0xFF000000).toArray());
	}

	/** Returns a JPEG whose profile is split into several parts, in reverse order. */
	static byte[] jpeg(byte[] profile, int cell) {
		byte[] plain = jpeg(image(grid(), cell, BufferedImage.TYPE_INT_RGB));
		int parts = (profile.length + PART - 1) / PART;
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		file.write(plain, 0, 2);
		for (int part = parts; part > 0; part--) {
			byte[] data = Arrays.copyOfRange(profile, PART * (part - 1), Math.min(profile.length, PART * part));
			file.writeBytes(ByteBuffer.allocate(18)
				.putShort((short) 0xFFE2)
				.putShort((short) (16 + data.length))
				.put(TestProfiles.ascii("ICC_PROFILE\0"))
				.put((byte) part)
				.put((byte) parts)
				.array());
			file.writeBytes(data);
		}
		file.write(plain, 2, plain.length - 2);
		return file.toByteArray();
	}

	private static byte[] jpeg(BufferedImage image) {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		ImageWriteParam settings = writer.getDefaultWriteParam();
		settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
		settings.setCompressionQuality(1);
		try (ImageOutputStream out = ImageIO.createImageOutputStream(file)) {
			writer.setOutput(out);
			writer.write(null, new IIOImage(image, null, null), settings);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return file.toByteArray();
	}

}
