package dev.novadraw.gateway.upload;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Camera metadata: the orientation of a picture and the place where it was taken.
 */
public final class TestNotes {

	/** A part of the place that must not appear in any output. */
	public static final String CANARY = "GPS-48.137154-11.576124";

	private static final int ORIENTATION = 0x0112;

	private static final int PLACE = 0x8825;

	private TestNotes() {
	}

	/** Returns metadata in TIFF format, as in EXIF. */
	public static byte[] withPlace(int orientation) {
		return TestDrawings.join(ByteBuffer.allocate(8 + 2 + 24 + 4)
			.put(new byte[] { 'M', 'M', 0, 42 })
			.putInt(8)
			.putShort((short) 2)
			.putShort((short) ORIENTATION)
			.putShort((short) 3)
			.putInt(1)
			.putShort((short) orientation)
			.putShort((short) 0)
			.putShort((short) PLACE)
			.putShort((short) 4)
			.putInt(1)
			.putInt(38)
			.putInt(0)
			.array(), TestDrawings.ascii(CANARY));
	}

	/** Adds metadata of every type to a JPEG. */
	public static byte[] inJpeg(byte[] jpeg, int orientation) {
		byte[] canary = TestDrawings.ascii(CANARY);
		byte[] start = { jpeg[0], jpeg[1] };
		return TestDrawings.join(start, jpegSegments(orientation), TestDrawings.segment(0xFE, canary),
				Arrays.copyOfRange(jpeg, 2, jpeg.length), canary);
	}

	private static byte[] jpegSegments(int orientation) {
		byte[] canary = TestDrawings.ascii(CANARY);
		return TestDrawings.join(
				TestDrawings.segment(0xE1, TestDrawings.join(TestDrawings.ascii("Exif\0\0"), withPlace(orientation))),
				TestDrawings.segment(0xE1,
						TestDrawings.join(TestDrawings.ascii("http://ns.adobe.com/xap/1.0/\0"), canary)),
				TestDrawings.segment(0xE2, TestDrawings.join(TestDrawings.ascii("MPF\0"), canary)),
				TestDrawings.segment(0xED, TestDrawings.join(TestDrawings.ascii("Photoshop 3.0\0"), canary)),
				TestDrawings.segment(0xEE, TestDrawings.join(TestDrawings.ascii("Adobe"), new byte[7], canary)),
				TestDrawings.segment(0xF0, canary));
	}

	/** Adds metadata of every type to a PNG. */
	public static byte[] inPng(byte[] png, int orientation) {
		byte[] canary = TestDrawings.ascii(CANARY);
		int afterHeader = 8 + 25;
		return TestDrawings.join(Arrays.copyOf(png, afterHeader),
				TestDrawings.chunk("tEXt", TestDrawings.join(TestDrawings.ascii("Comment\0"), canary)),
				TestDrawings.chunk("eXIf", withPlace(orientation)), TestDrawings.chunk("iTXt", canary),
				TestDrawings.chunk("iCCP", canary), TestDrawings.chunk("abCd", canary),
				Arrays.copyOfRange(png, afterHeader, png.length));
	}

}
