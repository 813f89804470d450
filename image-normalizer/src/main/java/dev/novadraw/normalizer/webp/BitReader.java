package dev.novadraw.normalizer.webp;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A reader for bits, lowest first within each byte.
 */
final class BitReader {

	private static final int MAX_LOADED = 56;

	private final ByteBuffer bytes;

	private long loaded;

	private int count;

	BitReader(ByteBuffer bytes) {
		this.bytes = bytes;
	}

	/**
	 * Returns the next 24 bits without consuming them; bits after the end are zero.
	 */
	int peek() {
		while (this.count <= MAX_LOADED && this.bytes.hasRemaining()) {
			this.loaded |= (this.bytes.get() & 0xFFL) << this.count;
			this.count += 8;
		}
		return (int) this.loaded & 0xFFFFFF;
	}

	void skip(int bits) throws IOException {
		if (bits > this.count) {
			throw new IOException("Truncated");
		}
		this.loaded >>>= bits;
		this.count -= bits;
	}

	int read(int bits) throws IOException {
		int value = peek() & (1 << bits) - 1;
		skip(bits);
		return value;
	}

	boolean readFlag() throws IOException {
		return read(1) != 0;
	}

}
