package dev.novadraw.gateway.upload.webp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

import dev.novadraw.gateway.upload.file.DrawingProblems;

/**
 * The sequence of chunks in a WebP file.
 */
final class WebpChunks {

	/**
	 * A chunk of a WebP file.
	 *
	 * @param type the type, four characters
	 * @param start the start of the chunk, including its type
	 * @param end the start of the next chunk
	 * @param data the content
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
			throw damaged("its image data is missing");
		}
		this.file = whole.limit((int) end).position(FIRST);
	}

	/**
	 * Returns true if there is another chunk.
	 * @param enough true if all required chunks were read, so that the remaining bytes
	 * need not be chunks
	 */
	boolean hasNext(boolean enough) {
		if (!enough || this.file.remaining() < HEAD) {
			return this.file.hasRemaining() && !enough;
		}
		return Integer.toUnsignedLong(this.file.getInt(this.file.position() + 4)) <= this.file.remaining() - HEAD;
	}

	Chunk next() {
		if (this.file.remaining() < HEAD) {
			throw damaged("its parts are inconsistent");
		}
		int start = this.file.position();
		byte[] type = new byte[4];
		this.file.get(type);
		long length = Integer.toUnsignedLong(this.file.getInt());
		if (length > this.file.remaining()) {
			throw damaged("it ends too early");
		}
		// Some writers omit the padding byte of the last chunk.
		int padded = (int) Math.min(length + length % 2, this.file.remaining());
		ByteBuffer data = this.file.slice(start + HEAD, (int) length).order(ByteOrder.LITTLE_ENDIAN);
		this.file.position(start + HEAD + padded);
		return new Chunk(new String(type, StandardCharsets.ISO_8859_1), start, this.file.position(), data);
	}

	static RuntimeException damaged(String why) {
		return DrawingProblems
			.corrupt("The WebP file is damaged: %s. Save it again and send the new file.".formatted(why));
	}

}
