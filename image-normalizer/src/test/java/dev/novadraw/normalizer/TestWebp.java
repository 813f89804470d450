package dev.novadraw.normalizer;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Lossless, uncompressed WebP files, for which Java has no writer.
 */
public final class TestWebp {

	private static final int EIGHT_BITS = 8;

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	private int rest;

	private int restBits;

	private TestWebp() {
	}

	/** Returns a file with these chunks. */
	static byte[] file(byte[]... chunks) {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		for (byte[] chunk : chunks) {
			body.writeBytes(chunk);
		}
		return ByteBuffer.allocate(12 + body.size())
			.order(ByteOrder.LITTLE_ENDIAN)
			.put(TestProfiles.ascii("RIFF"))
			.putInt(4 + body.size())
			.put(TestProfiles.ascii("WEBP"))
			.put(body.toByteArray())
			.array();
	}

	static byte[] chunk(String type, byte[] data) {
		return ByteBuffer.allocate(8 + data.length + data.length % 2)
			.order(ByteOrder.LITTLE_ENDIAN)
			.put(TestProfiles.ascii(type))
			.putInt(data.length)
			.put(data)
			.array();
	}

	static byte[] head(int flags, int width, int height) {
		return chunk("VP8X", new byte[] { (byte) flags, 0, 0, 0, (byte) (width - 1), (byte) (width - 1 >> 8), 0,
				(byte) (height - 1), (byte) (height - 1 >> 8), 0 });
	}

	/** Returns the chunk of a lossless picture. */
	static byte[] pixels(int width, int height, int[] argb) {
		TestWebp out = new TestWebp();
		out.head(width, height);
		out.write(0, 1);
		out.content(argb);
		return chunk("VP8L", out.finish());
	}

	/** Returns the alpha chunk of a lossy picture. */
	static byte[] compressedAlpha(int[] alpha, int filter) {
		TestWebp out = new TestWebp();
		out.write(1 | filter << 2, 8);
		out.write(0, 1);
		int[] green = new int[alpha.length];
		for (int i = 0; i < alpha.length; i++) {
			green[i] = alpha[i] << 8;
		}
		out.content(green);
		return chunk("ALPH", out.finish());
	}

	/**
	 * Returns a tiny file with the maximum number of pixels and of transforms to invert.
	 */
	public static byte[] laborious(int width, int height) {
		TestWebp out = new TestWebp();
		out.head(width, height);
		out.transform(0, 12);
		out.transform(1, 77);
		out.write(0b101, 3);
		out.write(0, 1);
		out.write(1 | 11 << 1, 5);
		out.write(0, 1);
		for (int symbol : new int[] { 7, 3, 9, 255, 0 }) {
			out.single(symbol);
		}
		return file(chunk("VP8L", out.finish()));
	}

	/** Returns a file with 65,536 groups of Huffman codes, of which it uses two. */
	static byte[] manyGroups(int side) {
		TestWebp out = new TestWebp();
		out.head(side, side);
		out.write(0b100, 3);
		out.write(0, 3);
		out.write(0, 1);
		out.pair(0, 255);
		out.pair(0, 255);
		out.single(0);
		out.single(0);
		out.single(0);
		int blocks = (side + 3) / 4;
		for (int i = 0; i < blocks * blocks; i++) {
			out.write((i % 2 == 0) ? 0 : 3, 2);
		}
		for (int group = 0; group < 65_536; group++) {
			out.single((group == 0) ? 0 : 255);
			out.single((group == 0) ? 0 : 255);
			out.single(0);
			out.single(255);
			out.single(0);
		}
		return file(chunk("VP8L", out.finish()));
	}

	private void head(int width, int height) {
		write(0x2F, 8);
		write(width - 1, 14);
		write(height - 1, 14);
		write(1, 4);
	}

	// The same value for all blocks.
	private void transform(int type, int green) {
		write(1 | type << 1, 3);
		write(0, 3);
		write(0, 1);
		single(green);
		for (int i = 0; i < 4; i++) {
			single(0);
		}
	}

	private void single(int symbol) {
		write(0b101, 3);
		write(symbol, 8);
	}

	private void pair(int first, int second) {
		write(0b111, 3);
		write(first, 8);
		write(second, 8);
	}

	private void content(int[] argb) {
		write(0, 1);
		write(0, 1);
		for (int i = 0; i < 4; i++) {
			plainCode();
		}
		single(0);
		for (int pixel : argb) {
			for (int shift : new int[] { 8, 16, 0, 24 }) {
				write(Integer.reverse(pixel >> shift & 0xFF) >>> 24, 8);
			}
		}
	}

	// 256 symbols of eight bits: the first length, and 43 repetitions of it.
	private void plainCode() {
		write(0, 1);
		write(EIGHT_BITS, 4);
		for (int length : new int[] { 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1 }) {
			write(length, 3);
		}
		write(1, 1);
		write(2, 3);
		write(44 - 2, 6);
		write(0, 1);
		for (int left = 255; left > 0; left -= 6) {
			write(1, 1);
			write(Math.min(left, 6) - 3, 2);
		}
	}

	private void write(int value, int bits) {
		for (int i = 0; i < bits; i++) {
			this.rest |= (value >> i & 1) << this.restBits++;
			if (this.restBits == 8) {
				this.bytes.write(this.rest);
				this.rest = 0;
				this.restBits = 0;
			}
		}
	}

	private byte[] finish() {
		write(0, 16);
		return this.bytes.toByteArray();
	}

}
