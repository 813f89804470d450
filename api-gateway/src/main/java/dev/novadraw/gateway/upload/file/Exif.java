package dev.novadraw.gateway.upload.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The one thing in a camera's notes that matters: how the picture is turned. Everything
 * else, such as the place where it was taken, is left behind.
 */
public final class Exif {

	/** How the notes begin in a JPEG file, and now and then elsewhere. */
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
	 * How a picture with these notes is turned: 1 is upright, and so is what makes no
	 * sense.
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
	 * Notes that say nothing but how the picture is turned.
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
