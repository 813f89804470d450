package dev.novadraw.gateway.upload.jpeg;

import java.nio.ByteBuffer;

import dev.novadraw.gateway.upload.file.DrawingProblems;

/**
 * A cursor that moves through a JPEG file from marker to marker.
 */
final class JpegCursor {

	private static final int TEMPORARY = 0x01;

	private static final int RESTART = 0xD0;

	private static final int START = 0xD8;

	private final byte[] bytes;

	private final ByteBuffer file;

	/** The position of the last marker. */
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
	 * Moves to the next marker that a segment can follow, and skips all bytes before it:
	 * editors and cameras leave bytes between segments.
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
	 * Reads the segment of the last marker.
	 */
	ByteBuffer segment() {
		int length = (this.file.remaining() >= 2) ? Short.toUnsignedInt(this.file.getShort()) - 2 : Integer.MAX_VALUE;
		if (length < 0) {
			throw damaged("its parts are inconsistent");
		}
		if (length > this.file.remaining()) {
			throw damaged("it ends too early");
		}
		ByteBuffer segment = this.file.slice(this.file.position(), length);
		this.file.position(this.file.position() + length);
		return segment;
	}

	/**
	 * Skips the pixels that begin here, up to the next marker.
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
		return DrawingProblems
			.corrupt("The JPEG file is damaged: %s. Save it again and send the new file.".formatted(why));
	}

}
