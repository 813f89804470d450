package dev.novadraw.gateway.upload.jpeg;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import javax.imageio.plugins.jpeg.JPEGHuffmanTable;

import dev.novadraw.gateway.upload.file.Excerpt;

/**
 * The tables that a JPEG file has defined so far. Frames of a video have no Huffman
 * tables and imply those of the standard, which are inserted.
 */
final class JpegTables {

	static final int HUFFMAN = 0xC4;

	static final int QUANTIZATION = 0xDB;

	/**
	 * The class of tables for AC coefficients, which are all but the first of a block.
	 */
	static final int AC = 0x10;

	private static final int LAST = 3;

	private static final int CODE_LENGTHS = 16;

	private static final int MAX_CODES = 256;

	private static final int COEFFICIENTS = 64;

	private static final Map<Integer, JPEGHuffmanTable> STANDARD = Map.of(0, JPEGHuffmanTable.StdDCLuminance, 1,
			JPEGHuffmanTable.StdDCChrominance, AC, JPEGHuffmanTable.StdACLuminance, AC | 1,
			JPEGHuffmanTable.StdACChrominance);

	private final Set<Integer> huffman = new TreeSet<>();

	private final Set<Integer> quantization = new TreeSet<>();

	/**
	 * Records the tables that a segment defines.
	 */
	void define(int marker, ByteBuffer segment) {
		while (segment.hasRemaining()) {
			int head = segment.get() & 0xFF;
			if (marker == HUFFMAN) {
				skip(segment, codes(segment));
				this.huffman.add(head);
			}
			else {
				skip(segment, (head >> 4 == 0) ? COEFFICIENTS : 2 * COEFFICIENTS);
				this.quantization.add(head & 0xF);
			}
			if ((head & 0xF) > LAST || head >> 4 > 1) {
				throw senseless();
			}
		}
	}

	private static int codes(ByteBuffer segment) {
		int codes = 0;
		for (int i = 0; i < CODE_LENGTHS && segment.hasRemaining(); i++) {
			codes += segment.get() & 0xFF;
		}
		if (codes > MAX_CODES) {
			throw senseless();
		}
		return codes;
	}

	private static void skip(ByteBuffer segment, int length) {
		if (segment.remaining() < length) {
			throw senseless();
		}
		segment.position(segment.position() + length);
	}

	void requireQuantization(int table) {
		if (!this.quantization.contains(table)) {
			throw missing();
		}
	}

	/**
	 * Ensures that a Huffman table is defined.
	 * @param mayBeStandard true if decoders use the standard table instead of a missing
	 * one
	 * @param kept the excerpt to which the standard table is added in that case
	 */
	void requireHuffman(int table, boolean mayBeStandard, Excerpt kept) {
		if (this.huffman.contains(table)) {
			return;
		}
		JPEGHuffmanTable standard = STANDARD.get(table);
		if (standard == null || !mayBeStandard) {
			throw missing();
		}
		kept.add(segment(table, standard));
		this.huffman.add(table);
	}

	private static byte[] segment(int table, JPEGHuffmanTable content) {
		short[] lengths = content.getLengths();
		short[] values = content.getValues();
		ByteBuffer segment = ByteBuffer.allocate(5 + CODE_LENGTHS + values.length)
			.put((byte) 0xFF)
			.put((byte) HUFFMAN)
			.putShort((short) (3 + CODE_LENGTHS + values.length))
			.put((byte) table);
		for (int i = 0; i < CODE_LENGTHS; i++) {
			segment.put((byte) ((i < lengths.length) ? lengths[i] : 0));
		}
		for (short value : values) {
			segment.put((byte) value);
		}
		return segment.array();
	}

	private static RuntimeException missing() {
		return JpegCursor.damaged("its tables are missing");
	}

	private static RuntimeException senseless() {
		return JpegCursor.damaged("a table is invalid");
	}

}
