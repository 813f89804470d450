package dev.novadraw.gateway.upload.png;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

import dev.novadraw.gateway.upload.file.DrawingProblems;

/**
 * A chunk of a PNG file.
 *
 * @param type the type, four letters
 * @param start the start of the chunk, including its length
 * @param data the content
 * @param isIntact true if the checksum is correct, as it always is for critical chunks
 */
record PngChunk(String type, int start, ByteBuffer data, boolean isIntact) {

	private static final int OVERHEAD = 12;

	/**
	 * Reads the chunk at the position of the file.
	 */
	static PngChunk next(ByteBuffer file) {
		if (file.remaining() < OVERHEAD) {
			throw damaged("it ends too early");
		}
		int start = file.position();
		int length = file.getInt();
		if (length < 0 || length > file.remaining() - 8) {
			throw damaged("it ends too early");
		}
		byte[] type = new byte[4];
		file.get(start + 4, type);
		PngChunk chunk = new PngChunk(new String(type, StandardCharsets.ISO_8859_1), start,
				file.slice(start + 8, length),
				file.getInt(start + 8 + length) == sum(file.slice(start + 4, 4 + length)));
		file.position(chunk.end());
		if (!chunk.isIntact && chunk.isCritical()) {
			throw damaged("a checksum is wrong");
		}
		return chunk;
	}

	private static int sum(ByteBuffer bytes) {
		CRC32 sum = new CRC32();
		sum.update(bytes);
		return (int) sum.getValue();
	}

	static byte[] of(String type, byte[] data) {
		ByteBuffer chunk = ByteBuffer.allocate(OVERHEAD + data.length)
			.putInt(data.length)
			.put(type.getBytes(StandardCharsets.ISO_8859_1))
			.put(data);
		return chunk.putInt(sum(chunk.slice(4, 4 + data.length))).array();
	}

	boolean is(String type) {
		return this.type.equals(type);
	}

	/**
	 * Returns true if decoders must not ignore the chunk.
	 */
	boolean isCritical() {
		return Character.isUpperCase(this.type.charAt(0));
	}

	int length() {
		return this.data.limit();
	}

	int end() {
		return this.start + OVERHEAD + length();
	}

	static RuntimeException damaged(String why) {
		return DrawingProblems
			.corrupt("The PNG file is damaged: %s. Save it again and send the new file.".formatted(why));
	}

}
