package dev.novadraw.engine.drawing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The orientation in EXIF data. Everything else, such as the location, is ignored.
 * Invalid data counts as upright.
 */
public final class Exif {

	/** The start of EXIF data in JPEG files, and sometimes in others. */
	private static final byte[] PREFIX = { 'E', 'x', 'i', 'f', 0, 0 };

	private static final int JPEG_SEGMENT = 0xFFE1;

	private static final int JPEG_SCAN = 0xFFDA;

	private static final int ORIENTATION = 0x0112;

	private static final short SHORT = 3;

	private static final int HEADER = 8;

	private static final int ENTRY = 12;

	private Exif() {
	}

	/**
	 * Returns the orientation of a JPEG file.
	 */
	public static Orientation ofJpeg(byte[] file) {
		ByteBuffer jpeg = ByteBuffer.wrap(file);
		int at = 2;
		while (at + 4 <= jpeg.limit()) {
			int marker = Short.toUnsignedInt(jpeg.getShort(at));
			int length = Short.toUnsignedInt(jpeg.getShort(at + 2));
			int end = at + 2 + length;
			if (marker >>> 8 != 0xFF || marker == JPEG_SCAN || length < 2 || end > jpeg.limit()) {
				break;
			}
			ByteBuffer segment = jpeg.slice(at + 4, length - 2);
			if (marker == JPEG_SEGMENT && isAtStartOf(segment)) {
				return of(segment);
			}
			at = end;
		}
		return Orientation.UPRIGHT;
	}

	/**
	 * Returns true if a segment of a JPEG file contains EXIF data.
	 */
	public static boolean isAtStartOf(ByteBuffer segment) {
		return segment.remaining() > PREFIX.length
				&& segment.slice(segment.position(), PREFIX.length).equals(ByteBuffer.wrap(PREFIX));
	}

	/**
	 * Returns the orientation in EXIF data, with or without the prefix that it has in
	 * JPEG files.
	 */
	public static Orientation of(ByteBuffer data) {
		ByteBuffer tiff = isAtStartOf(data)
				? data.slice(data.position() + PREFIX.length, data.remaining() - PREFIX.length) : data.slice();
		if (tiff.remaining() < HEADER) {
			return Orientation.UPRIGHT;
		}
		tiff.order((tiff.get(0) == 'I') ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
		int directory = tiff.getInt(4);
		if (directory < HEADER || directory > tiff.limit() - 2) {
			return Orientation.UPRIGHT;
		}
		int first = directory + 2;
		int end = Math.min(tiff.limit(), first + Short.toUnsignedInt(tiff.getShort(directory)) * ENTRY);
		for (int entry = first; entry + ENTRY <= end; entry += ENTRY) {
			if (Short.toUnsignedInt(tiff.getShort(entry)) == ORIENTATION) {
				return new Orientation(tiff.getShort(entry + 8));
			}
		}
		return Orientation.UPRIGHT;
	}

	/**
	 * Returns EXIF data that contains only an orientation, as in PNG and WebP files.
	 */
	public static byte[] write(Orientation orientation) {
		return ByteBuffer.allocate(HEADER + 2 + ENTRY + 4)
			.put(new byte[] { 'M', 'M', 0, 42 })
			.putInt(HEADER)
			.putShort((short) 1)
			.putShort((short) ORIENTATION)
			.putShort(SHORT)
			.putInt(1)
			.putShort((short) orientation.value())
			.array();
	}

	/**
	 * Returns the content of a segment of a JPEG file that contains only an orientation.
	 */
	public static byte[] writeForJpeg(Orientation orientation) {
		byte[] data = write(orientation);
		return ByteBuffer.allocate(PREFIX.length + data.length).put(PREFIX).put(data).array();
	}

}
