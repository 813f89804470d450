package dev.novadraw.normalizer.webp;

import java.io.IOException;
import java.util.Arrays;

/**
 * A canonical Huffman code. Short codes are decoded by a table, longer ones bit by bit.
 */
final class PrefixCode {

	private static final int MAX_LENGTH = 15;

	private static final int MAX_TABLE_BITS = 8;

	private static final int[] ORDER = { 17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 };

	private static final int FIRST_REPEAT = 16;

	private static final int[] REPEAT_BITS = { 2, 3, 7 };

	private static final int[] REPEAT_MIN = { 3, 3, 11 };

	private static final int FIRST_PREVIOUS = 8;

	/** The number of codes of each length. */
	private final short[] counts = new short[MAX_LENGTH + 1];

	/** The symbols in the order of their codes. */
	private final short[] symbols;

	/** Symbol and length by the next bits; 0 for longer codes. */
	private final int[] table;

	private final int tableMask;

	private PrefixCode(int[] lengths) throws IOException {
		int longest = 0;
		int total = 0;
		for (int length : lengths) {
			if (length > 0) {
				this.counts[length]++;
				total++;
				longest = Math.max(longest, length);
			}
		}
		this.symbols = new short[total];
		sort(lengths);
		if (total == 1) {
			this.table = new int[] { this.symbols[0] << 4 };
		}
		else {
			requireComplete();
			this.table = new int[1 << Math.min(longest, MAX_TABLE_BITS)];
			fill();
		}
		this.tableMask = this.table.length - 1;
	}

	private void sort(int[] lengths) {
		int[] next = new int[MAX_LENGTH + 2];
		for (int length = 1; length <= MAX_LENGTH; length++) {
			next[length + 1] = next[length] + this.counts[length];
		}
		for (int symbol = 0; symbol < lengths.length; symbol++) {
			if (lengths[symbol] > 0) {
				this.symbols[next[lengths[symbol]]++] = (short) symbol;
			}
		}
	}

	private void requireComplete() throws IOException {
		int left = 1;
		for (int length = 1; length <= MAX_LENGTH; length++) {
			left = 2 * left - this.counts[length];
			if (left < 0) {
				break;
			}
		}
		if (left != 0) {
			throw new IOException("A Huffman code is not whole");
		}
	}

	private void fill() {
		int code = 0;
		int index = 0;
		for (int length = 1; 1 << length <= this.table.length; length++, code <<= 1) {
			for (int i = 0; i < this.counts[length]; i++, code++, index++) {
				int entry = this.symbols[index] << 4 | length;
				for (int at = Integer.reverse(code) >>> 32 - length; at < this.table.length; at += 1 << length) {
					this.table[at] = entry;
				}
			}
		}
	}

	/**
	 * Reads the next symbol.
	 */
	int next(BitReader bits) throws IOException {
		int ahead = bits.peek();
		int entry = this.table[ahead & this.tableMask];
		if (entry == 0 && this.symbols.length > 1) {
			return follow(ahead, bits);
		}
		bits.skip(entry & 0xF);
		return entry >>> 4;
	}

	private int follow(int ahead, BitReader bits) throws IOException {
		int code = 0;
		int first = 0;
		int index = 0;
		for (int length = 1; length <= MAX_LENGTH; length++) {
			code |= ahead >> length - 1 & 1;
			int count = this.counts[length];
			if (code - first < count) {
				bits.skip(length);
				return this.symbols[index + code - first];
			}
			index += count;
			first = first + count << 1;
			code <<= 1;
		}
		throw new IOException("No symbol has such a code");
	}

	/** Returns the number of entries that it keeps in memory. */
	int size() {
		return this.table.length + this.symbols.length;
	}

	static PrefixCode read(BitReader bits, int alphabet) throws IOException {
		return new PrefixCode(bits.readFlag() ? simpleLengths(bits, alphabet) : codedLengths(bits, alphabet));
	}

	private static int[] simpleLengths(BitReader bits, int alphabet) throws IOException {
		boolean two = bits.readFlag();
		int first = bits.read(bits.readFlag() ? 8 : 1);
		int second = two ? bits.read(8) : first;
		int[] lengths = new int[Math.min(alphabet, Math.max(first, second) + 1)];
		for (int symbol : new int[] { first, second }) {
			if (symbol < alphabet) {
				lengths[symbol] = 1;
			}
		}
		return lengths;
	}

	private static int[] codedLengths(BitReader bits, int alphabet) throws IOException {
		int[] lengthsOfLengths = new int[ORDER.length];
		int known = 4 + bits.read(4);
		for (int i = 0; i < known; i++) {
			// Limited to 19 by the format.
			lengthsOfLengths[ORDER[i]] = bits.read(3);
		}
		PrefixCode code = new PrefixCode(lengthsOfLengths);
		int left = alphabet;
		if (bits.readFlag()) {
			left = 2 + bits.read(2 + 2 * bits.read(3));
			if (left > alphabet) {
				throw new IOException("More code lengths than symbols");
			}
		}
		return lengths(bits, code, left, new int[alphabet]);
	}

	private static int[] lengths(BitReader bits, PrefixCode code, int tokens, int[] lengths) throws IOException {
		int previous = FIRST_PREVIOUS;
		int symbol = 0;
		for (int left = tokens; symbol < lengths.length && left > 0; left--) {
			int length = code.next(bits);
			int repeat = 1;
			if (length >= FIRST_REPEAT) {
				int kind = length - FIRST_REPEAT;
				repeat = REPEAT_MIN[kind] + bits.read(REPEAT_BITS[kind]);
				length = (kind == 0) ? previous : 0;
			}
			else if (length > 0) {
				previous = length;
			}
			if (repeat > lengths.length - symbol) {
				throw new IOException("More code lengths than symbols");
			}
			Arrays.fill(lengths, symbol, symbol + repeat, length);
			symbol += repeat;
		}
		return lengths;
	}

}
