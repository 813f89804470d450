package dev.novadraw.vision.shape;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A mask with 64 cells in each number, which makes growing and shrinking fast. What is
 * outside of it does not matter: nothing grows from there, and nothing shrinks.
 */
public final class Bits {

	private final int width;

	private final int height;

	/** The number of words in a row. */
	private final int words;

	private final long[] bits;

	private Bits(int width, int height, long[] bits) {
		this.width = width;
		this.height = height;
		this.words = Math.ceilDiv(width, Long.SIZE);
		this.bits = bits;
	}

	public static Bits of(Mask mask) {
		int words = Math.ceilDiv(mask.width(), Long.SIZE);
		long[] bits = new long[words * mask.height()];
		for (int i = 0; i < bits.length; i++) {
			int column = i % words * Long.SIZE;
			int cell = i / words * mask.width() + column;
			bits[i] = word(mask.cells(), cell, Math.min(Long.SIZE, mask.width() - column));
		}
		return new Bits(mask.width(), mask.height(), bits);
	}

	private static long word(boolean[] cells, int start, int length) {
		long word = 0;
		for (int i = 0; i < length; i++) {
			word |= (cells[start + i] ? 1L : 0) << i;
		}
		return word;
	}

	public Mask mask() {
		boolean[] cells = new boolean[this.width * this.height];
		for (int y = 0; y < this.height; y++) {
			for (int start = nextSet(0, y); start < this.width; start = nextSet(nextFree(start, y), y)) {
				Arrays.fill(cells, y * this.width + start, y * this.width + nextFree(start, y), true);
			}
		}
		return new Mask(this.width, this.height, cells);
	}

	/**
	 * Returns the reach of a cell to all within a number of rows and columns.
	 */
	public static int[] square(int by) {
		int[] reach = new int[by + 1];
		Arrays.fill(reach, by);
		return reach;
	}

	/**
	 * Returns the reach of a cell to all within a number of steps across or down.
	 */
	public static int[] diamond(int by) {
		return IntStream.rangeClosed(0, by).map((rows) -> by - rows).toArray();
	}

	public int width() {
		return this.width;
	}

	public int height() {
		return this.height;
	}

	public boolean isEmpty() {
		for (long word : this.bits) {
			if (word != 0) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Returns the first set cell of a row from a column on, or the width.
	 */
	public int nextSet(int x, int y) {
		return next(x, y, 0);
	}

	/**
	 * Returns the first free cell of a row from a column on, or the width.
	 */
	public int nextFree(int x, int y) {
		return next(x, y, -1);
	}

	private int next(int x, int y, long skipped) {
		if (x >= this.width) {
			return this.width;
		}
		int word = x >> 6;
		long mask = -1L << x;
		while (word < this.words) {
			long wanted = (this.bits[y * this.words + word] ^ skipped) & mask;
			if (wanted != 0) {
				return Math.min(this.width, (word << 6) + Long.numberOfTrailingZeros(wanted));
			}
			mask = -1;
			word++;
		}
		return this.width;
	}

	public Bits inverted() {
		long[] inverted = new long[this.bits.length];
		for (int i = 0; i < inverted.length; i++) {
			inverted[i] = ~this.bits[i];
		}
		return new Bits(this.width, this.height, inverted).trimmed();
	}

	public Bits and(Bits other) {
		long[] both = new long[this.bits.length];
		for (int i = 0; i < both.length; i++) {
			both[i] = this.bits[i] & other.bits[i];
		}
		return new Bits(this.width, this.height, both);
	}

	/**
	 * Returns the cells that are near set ones.
	 * @param reach the number of columns that each set cell reaches to both sides: in its
	 * own row, in the rows above and below, in the next two rows, and so on
	 */
	public Bits grown(int... reach) {
		int max = 0;
		for (int columns : reach) {
			max = Math.max(max, columns);
		}
		Bits[] wider = new Bits[max + 1];
		wider[0] = this;
		for (int columns = 1; columns <= max; columns++) {
			wider[columns] = wider[columns - 1].wider();
		}
		long[] grown = wider[reach[0]].bits.clone();
		for (int rows = 1; rows < reach.length; rows++) {
			long[] other = wider[reach[rows]].bits;
			int shift = rows * this.words;
			for (int i = shift; i < grown.length; i++) {
				grown[i] |= other[i - shift];
				grown[i - shift] |= other[i];
			}
		}
		return new Bits(this.width, this.height, grown);
	}

	/**
	 * Returns the cells that no free one is near.
	 */
	public Bits shrunk(int... reach) {
		return inverted().grown(reach).inverted();
	}

	/**
	 * Returns each row grown by one column to both sides.
	 */
	private Bits wider() {
		long[] wider = new long[this.bits.length];
		for (int row = 0; row < wider.length; row += this.words) {
			for (int i = row; i < row + this.words; i++) {
				long before = i > row ? this.bits[i - 1] : 0;
				long after = i < row + this.words - 1 ? this.bits[i + 1] : 0;
				long here = this.bits[i];
				wider[i] = here | here << 1 | here >>> 1 | before >>> 63 | after << 63;
			}
		}
		return new Bits(this.width, this.height, wider).trimmed();
	}

	/**
	 * Frees the cells beyond the last column.
	 */
	private Bits trimmed() {
		long valid = -1L >>> -this.width;
		for (int last = this.words - 1; last < this.bits.length; last += this.words) {
			this.bits[last] &= valid;
		}
		return this;
	}

}
