package dev.novadraw.gateway.upload;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Goes through the chunks of a WebP file.
 */
final class WebpChunks {

	/**
	 * One chunk.
	 *
	 * @param type four characters
	 * @param start where the chunk begins, its type included
	 * @param end where the next one begins
	 * @param data what is in it
	 */
	record Chunk(String type, int start, int end, ByteBuffer data) {

	}

	private static final int HEAD = 8;

	private static final int FIRST = 12;

	private final ByteBuffer file;

	WebpChunks(byte[] bytes) {
		ByteBuffer whole = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		long end = HEAD + Integer.toUnsignedLong((bytes.length >= FIRST) ? whole.getInt(4) : -1);
		if (end > bytes.length) {
			throw damaged("it ends too early");
		}
		if (end < FIRST) {
			throw damaged("its pixels are missing");
		}
		this.file = whole.limit((int) end).position(FIRST);
	}

	boolean hasNext() {
		return this.file.hasRemaining();
	}

	Chunk next() {
		if (this.file.remaining() < HEAD) {
			throw damaged("its parts do not fit together");
		}
		int start = this.file.position();
		byte[] type = new byte[4];
		this.file.get(type);
		long length = Integer.toUnsignedLong(this.file.getInt());
		long padded = length + length % 2;
		if (padded > this.file.remaining()) {
			throw damaged("it ends too early");
		}
		ByteBuffer data = this.file.slice(start + HEAD, (int) length).order(ByteOrder.LITTLE_ENDIAN);
		this.file.position(start + HEAD + (int) padded);
		return new Chunk(new String(type, StandardCharsets.ISO_8859_1), start, this.file.position(), data);
	}

	static RuntimeException damaged(String why) {
		return DrawingProblems.corrupt("The WebP file is not whole: %s. Save it again and send that.".formatted(why));
	}

}
