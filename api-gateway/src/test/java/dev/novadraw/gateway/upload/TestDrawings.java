package dev.novadraw.gateway.upload;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/**
 * Generated drawings, and files that only look like drawings.
 */
public final class TestDrawings {

	private TestDrawings() {
	}

	public static byte[] png(int width, int height) {
		return write("png", width, height, false);
	}

	public static byte[] jpeg(int width, int height) {
		return write("jpeg", width, height, false);
	}

	public static byte[] progressiveJpeg(int width, int height) {
		return write("jpeg", width, height, true);
	}

	private static byte[] write(String format, int width, int height, boolean progressive) {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
		ImageWriteParam settings = writer.getDefaultWriteParam();
		if (progressive) {
			settings.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
		}
		try {
			writer.setOutput(ImageIO.createImageOutputStream(file));
			writer.write(null, new IIOImage(pig(width, height), null, null), settings);
			((AutoCloseable) writer.getOutput()).close();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
		return file.toByteArray();
	}

	/** Removes the segments with a marker from a JPEG. */
	static byte[] without(byte[] jpeg, int marker) {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		file.write(jpeg, 0, 2);
		int at = 2;
		while ((jpeg[at + 1] & 0xFF) != 0xDA) {
			int end = at + 2 + Short.toUnsignedInt(ByteBuffer.wrap(jpeg).getShort(at + 2));
			if ((jpeg[at + 1] & 0xFF) != marker) {
				file.write(jpeg, at, end - at);
			}
			at = end;
		}
		file.write(jpeg, at, jpeg.length - at);
		return file.toByteArray();
	}

	/** Returns a colour profile that contains text besides its colour values. */
	public static byte[] profile(String space) {
		List<String> tags = List.of("desc", "wtpt", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC", "kTRC");
		byte[] notes = join(ascii("text\0\0\0\0"), ascii(TestNotes.CANARY), new byte[36]);
		byte[] point = join(ascii("XYZ \0\0\0\0"), new byte[] { 0, 0, 1, 2, 0, 0, 3, 4, 0, 0, 5, 6 });
		byte[] curve = join(ascii("curv\0\0\0\0"), new byte[] { 0, 0, 0, 1, 2, 0, 0, 0 });
		int contents = 132 + 12 * tags.size();
		ByteBuffer table = ByteBuffer.allocate(12 * tags.size());
		for (String tag : tags) {
			boolean isCurve = tag.endsWith("TRC");
			int at = tag.equals("desc") ? contents : contents + notes.length + (isCurve ? point.length : 0);
			table.put(ascii(tag)).putInt(at).putInt(tag.equals("desc") ? 31 : isCurve ? 14 : 20);
		}
		byte[] head = ByteBuffer.allocate(132)
			.putInt(contents + notes.length + point.length + curve.length)
			.put(12, ascii("mntr" + space + "XYZ "))
			.put(36, ascii("acsp"))
			.put(48, ascii("made"))
			.putInt(128, tags.size())
			.array();
		return join(head, table.array(), notes, point, curve);
	}

	/** Returns the chunk that contains a profile. */
	static byte[] packed(byte[] profile) {
		Deflater deflater = new Deflater();
		deflater.setInput(profile);
		deflater.finish();
		byte[] data = new byte[profile.length + 100];
		int length = deflater.deflate(data);
		deflater.end();
		return chunk("iCCP", join(ascii("made by a pig\0\0"), Arrays.copyOf(data, length)));
	}

	static byte[] profilePart(int part, int parts, byte[] data) {
		return segment(0xE2, join(ascii("ICC_PROFILE\0"), new byte[] { (byte) part, (byte) parts }, data));
	}

	private static BufferedImage pig(int width, int height) {
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		Graphics2D crayon = image.createGraphics();
		crayon.setColor(Color.WHITE);
		crayon.fillRect(0, 0, width, height);
		crayon.setColor(Color.PINK);
		for (int i = 0; i < 60; i++) {
			crayon.drawOval((i * 37) % width, (i * 53) % height, width / 5, height / 5);
		}
		crayon.dispose();
		return image;
	}

	/** Returns a PNG whose header declares any values, with hardly any pixels. */
	public static byte[] pngClaiming(int width, int height, int depth, int colors) {
		return join(signature(), header(width, height, depth, colors), pixels(), end());
	}

	static byte[] signature() {
		return new byte[] { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
	}

	static byte[] header(int width, int height, int depth, int colors) {
		return chunk("IHDR",
				ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) depth).put((byte) colors).array());
	}

	static byte[] pixels() {
		Deflater deflater = new Deflater();
		deflater.setInput(new byte[1000]);
		deflater.finish();
		byte[] data = new byte[100];
		deflater.deflate(data);
		deflater.end();
		return chunk("IDAT", data);
	}

	/** Returns a megabyte that inflates to a gigabyte: the same block over and over. */
	static byte[] gigabyteOfNothing() {
		Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
		deflater.setInput(new byte[1024 * 1024]);
		byte[] block = new byte[8192];
		int length = deflater.deflate(block, 0, block.length, Deflater.FULL_FLUSH);
		deflater.end();
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		file.writeBytes(new byte[] { 0x78, (byte) 0xDA });
		for (int i = 0; i < 1024; i++) {
			file.write(block, 0, length);
		}
		file.writeBytes(new byte[] { 3, 0 });
		return join(file.toByteArray(), ByteBuffer.allocate(4).putInt((1 << 30) % 65521 << 16 | 1).array());
	}

	static byte[] end() {
		return chunk("IEND", new byte[0]);
	}

	static byte[] chunk(String type, byte[] data) {
		byte[] content = join(type.getBytes(StandardCharsets.US_ASCII), data);
		CRC32 sum = new CRC32();
		sum.update(content);
		return join(ByteBuffer.allocate(4).putInt(data.length).array(), content,
				ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
	}

	/** Returns a JPEG whose frame declares any values, with hardly any pixels. */
	static byte[] jpegClaiming(int marker, int precision, int width, int height, int components) {
		ByteBuffer frame = ByteBuffer.allocate(6 + 3 * components)
			.put((byte) precision)
			.putShort((short) height)
			.putShort((short) width)
			.put((byte) components);
		for (int id = 1; id <= components; id++) {
			frame.put((byte) id).put((byte) 0x11).put((byte) 0);
		}
		return join(new byte[] { (byte) 0xFF, (byte) 0xD8 }, segment(0xDB, new byte[65]), codes(0), codes(0x10),
				segment(marker, frame.array()), scan(), new byte[] { (byte) 0xFF, (byte) 0xD9 });
	}

	/** Returns a Huffman table with one code. */
	static byte[] codes(int table) {
		return segment(0xC4, join(new byte[] { (byte) table, 1 }, new byte[16]));
	}

	static byte[] segment(int marker, byte[] data) {
		return join(
				ByteBuffer.allocate(4).put((byte) 0xFF).put((byte) marker).putShort((short) (data.length + 2)).array(),
				data);
	}

	static byte[] scan() {
		return join(segment(0xDA, new byte[] { 1, 1, 0, 0, 0, 0 }), new byte[] { 1, 2, (byte) 0xFF, 0, 3 });
	}

	/** Returns a JPEG with many pixels and hundreds of scans. */
	public static byte[] bomb() {
		return beforeEnd(progressiveJpeg(4000, 4000), scan(), 500);
	}

	/** Inserts bytes before the last two bytes of a JPEG. */
	static byte[] beforeEnd(byte[] jpeg, byte[] addition, int times) {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		file.write(jpeg, 0, jpeg.length - 2);
		for (int i = 0; i < times; i++) {
			file.writeBytes(addition);
		}
		file.write(jpeg, jpeg.length - 2, 2);
		return file.toByteArray();
	}

	public static byte[] join(byte[]... parts) {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		try {
			for (byte[] part : parts) {
				file.write(part);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return file.toByteArray();
	}

	public static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

}
