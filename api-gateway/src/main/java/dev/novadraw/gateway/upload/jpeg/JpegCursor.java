package dev.novadraw.gateway.upload.jpeg;

import java.nio.ByteBuffer;

import dev.novadraw.gateway.upload.file.DrawingProblems;

/**
 * Goes through a JPEG file from mark to mark.
 */
final class JpegCursor {

	private static final int TEMPORARY = 0x01;

	private static final int RESTART = 0xD0;

	private static final int START = 0xD8;

	private final byte[] bytes;

	private final ByteBuffer file;

	/** Where the last mark is. */
	private int start;

	JpegCursor(byte[] bytes) {
		this.bytes = bytes;
		this.file = ByteBuffer.wrap(bytes).position(2);
	}

	int start() {
		return this.start;
	}

	int position() {
		return this.file.position();
	}

	/**
	 * Goes on to the next mark that something belongs to, over whatever is before it:
	 * editors and cameras leave bytes between the parts of a file.
	 */
	int marker() {
		int marker = 0;
		while (marker == 0 || marker == TEMPORARY || (marker >= RESTART && marker < START)) {
			marker = anyMarker();
		}
		this.start = this.file.position() - 2;
		return marker;
	}

	private int anyMarker() {
		while (next() != 0xFF) {
			continue;
		}
		int marker = 0xFF;
		while (marker == 0xFF) {
			marker = next();
		}
		return marker;
	}

	private int next() {
		if (!this.file.hasRemaining()) {
			throw damaged("it ends too early");
		}
		return this.file.get() & 0xFF;
	}

	/**
	 * What belongs to the last mark.
	 */
	ByteBuffer segment() {
		int length = (this.file.remaining() >= 2) ? Short.toUnsignedInt(this.file.getShort()) - 2 : Integer.MAX_VALUE;
		if (length < 0) {
			throw damaged("its parts do not fit together");
		}
		if (length > this.file.remaining()) {
			throw damaged("it ends too early");
		}
		ByteBuffer segment = this.file.slice(this.file.position(), length);
		this.file.position(this.file.position() + length);
		return segment;
	}

	/**
	 * Goes on to the first mark behind the pixels that begin here.
	 */
	void skipPixels() {
		for (int i = this.file.position(); i < this.bytes.length - 1; i++) {
			if (this.bytes[i] == (byte) 0xFF) {
				int next = this.bytes[i + 1] & 0xFF;
				if (next != 0 && next != 0xFF && (next < RESTART || next >= START)) {
					this.file.position(i);
					return;
				}
			}
		}
		throw damaged("it ends too early");
	}

	static RuntimeException damaged(String why) {
		return DrawingProblems.corrupt("The JPEG file is not whole: %s. Save it again and send that.".formatted(why));
	}

}
