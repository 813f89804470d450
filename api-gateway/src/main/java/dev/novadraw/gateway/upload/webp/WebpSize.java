package dev.novadraw.gateway.upload.webp;

import java.nio.ByteBuffer;

/**
 * The size of a WebP picture, from the header of its pixels or of the file.
 *
 * @param width the width in pixels
 * @param height the height in pixels
 */
record WebpSize(int width, int height) {

	private static final int LOSSY_HEAD = 10;

	private static final int LOSSY_START = 0x2A019D;

	private static final int LOSSLESS_HEAD = 5;

	private static final int LOSSLESS_START = 0x2F;

	private static final int FILE_HEAD = 10;

	private static final int FOURTEEN_BITS = 0x3FFF;

	private static final int THREE_BYTES = 0xFFFFFF;

	static WebpSize ofLossy(ByteBuffer pixels) {
		if (pixels.remaining() <= LOSSY_HEAD || (pixels.get(0) & 1) != 0
				|| (pixels.getInt(3) & THREE_BYTES) != LOSSY_START) {
			throw senseless();
		}
		if ((pixels.getInt(0) & THREE_BYTES) >>> 5 > pixels.remaining() - LOSSY_HEAD) {
			throw WebpChunks.damaged("it ends too early");
		}
		return new WebpSize(pixels.getShort(6) & FOURTEEN_BITS, pixels.getShort(8) & FOURTEEN_BITS);
	}

	static WebpSize ofLossless(ByteBuffer pixels) {
		if (pixels.remaining() <= LOSSLESS_HEAD || pixels.get(0) != LOSSLESS_START) {
			throw senseless();
		}
		int head = pixels.getInt(1);
		if (head >>> 29 != 0) {
			throw senseless();
		}
		return new WebpSize(1 + (head & FOURTEEN_BITS), 1 + (head >> 14 & FOURTEEN_BITS));
	}

	/**
	 * Returns true if the header of lossless pixels declares transparency.
	 */
	static boolean hasAlpha(ByteBuffer pixels) {
		return (pixels.getInt(1) >>> 28 & 1) != 0;
	}

	static WebpSize ofFile(ByteBuffer head) {
		if (head.remaining() != FILE_HEAD) {
			throw senseless();
		}
		return new WebpSize(1 + (head.getInt(4) & THREE_BYTES), 1 + (head.getInt(6) >>> 8));
	}

	static RuntimeException senseless() {
		return WebpChunks.damaged("its header is invalid");
	}

}
