package dev.novadraw.gateway.upload.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The orientation of a picture in Exif data. Everything else, such as the location, is
 * discarded.
 */
public final class Exif {

	/** The start of Exif data in JPEG files, and sometimes in others. */
	public static final byte[] PREFIX = { 'E', 'x', 'i', 'f', 0, 0 };

	public static final int UPRIGHT = 1;

	private static final int LAST_ORIENTATION = 8;

	private static final int ORIENTATION = 0x0112;

	private static final short SHORT = 3;

	private static final int HEADER = 8;

	private static final int ENTRY = 12;

	private Exif() {
	}

	public static boolean begins(ByteBuffer notes) {
		return notes.remaining() > PREFIX.length
				&& notes.slice(notes.position(), PREFIX.length).equals(ByteBuffer.wrap(PREFIX));
	}

	/**
	 * Returns the orientation of a picture, 1 to 8; 1 is upright, and the default if it
	 * is invalid.
	 */
	public static int orientation(ByteBuffer notes) {
		ByteBuffer tiff = (begins(notes)
				? notes.slice(notes.position() + PREFIX.length, notes.remaining() - PREFIX.length) : notes.slice());
		if (tiff.remaining() < HEADER) {
			return UPRIGHT;
		}
		tiff.order((tiff.get(0) == 'I') ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
		int directory = tiff.getInt(4);
		if (directory < HEADER || directory > tiff.limit() - 2) {
			return UPRIGHT;
		}
		int first = directory + 2;
		int end = Math.min(tiff.limit(), first + Short.toUnsignedInt(tiff.getShort(directory)) * ENTRY);
		for (int entry = first; entry + ENTRY <= end; entry += ENTRY) {
			if (Short.toUnsignedInt(tiff.getShort(entry)) == ORIENTATION) {
				int orientation = tiff.getShort(entry + 8);
				return (orientation > UPRIGHT && orientation <= LAST_ORIENTATION) ? orientation : UPRIGHT;
			}
		}
		return UPRIGHT;
	}

	/**
	 * Returns Exif data that contains only an orientation.
	 */
	public static byte[] saying(int orientation) {
		return ByteBuffer.allocate(HEADER + 2 + ENTRY + 4)
			.put(new byte[] { 'M', 'M', 0, 42 })
			.putInt(HEADER)
			.putShort((short) 1)
			.putShort((short) ORIENTATION)
			.putShort(SHORT)
			.putInt(1)
			.putShort((short) orientation)
			.array();
	}

}
