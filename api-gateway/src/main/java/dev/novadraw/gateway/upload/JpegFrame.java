package dev.novadraw.gateway.upload;

import java.nio.ByteBuffer;

/**
 * What the frame header of a JPEG file says.
 *
 * @param width in pixels
 * @param height in pixels
 */
record JpegFrame(int width, int height) {

	private static final int BASELINE = 0xC0;

	private static final int PROGRESSIVE = 0xC2;

	private static final int LAST = 0xCF;

	// Of C0 to CF all but C4, C8 and CC begin a frame.
	static boolean begins(int marker) {
		return marker >= BASELINE && marker <= LAST && marker % 4 != 0 || marker == BASELINE;
	}

	static JpegFrame of(int marker, ByteBuffer segment) {
		if (marker > PROGRESSIVE) {
			throw DrawingProblems
				.unsupported("This is a rare sort of JPEG that hardly any program reads. Save it as an ordinary JPEG.");
		}
		if (segment.remaining() < 6) {
			throw senseless();
		}
		int precision = segment.get();
		int height = Short.toUnsignedInt(segment.getShort());
		int width = Short.toUnsignedInt(segment.getShort());
		int components = segment.get();
		if (components == 4 || precision == 12) {
			throw DrawingProblems
				.unsupported("This JPEG has colours made for printing (CMYK or 12 bit). Save it in RGB with 8 bit.");
		}
		if (precision != 8 || (components != 1 && components != 3) || segment.remaining() != 3 * components
				|| width == 0 || height == 0) {
			throw senseless();
		}
		return new JpegFrame(width, height);
	}

	static RuntimeException senseless() {
		return JpegCursor.damaged("its header makes no sense");
	}

}
