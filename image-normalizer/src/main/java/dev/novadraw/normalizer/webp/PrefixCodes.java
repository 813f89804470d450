package dev.novadraw.normalizer.webp;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/**
 * The prefix codes of a picture: one group of five, or several groups and the index of
 * the group for each block of pixels.
 */
final class PrefixCodes {

	static final int LITERALS = 256;

	static final int LENGTHS = 24;

	private static final int DISTANCES = 40;

	/** The maximum number of entries in all codes, far more than any encoder needs. */
	private static final int MAX_SIZE = 12_000_000;

	/**
	 * A group of codes.
	 *
	 * @param green the code of green, which also codes lengths of copies and cache
	 * indexes
	 */
	record Group(PrefixCode green, PrefixCode red, PrefixCode blue, PrefixCode alpha, PrefixCode distance) {

		private static Group read(BitReader bits, int cacheSize) throws IOException {
			return new Group(PrefixCode.read(bits, LITERALS + LENGTHS + cacheSize), PrefixCode.read(bits, LITERALS),
					PrefixCode.read(bits, LITERALS), PrefixCode.read(bits, LITERALS), PrefixCode.read(bits, DISTANCES));
		}

		private int size() {
			return this.green.size() + this.red.size() + this.blue.size() + this.alpha.size() + this.distance.size();
		}

	}

	private final int blockBits;

	private final int blocksInRow;

	private final int @Nullable [] blocks;

	private final @Nullable Group[] groups;

	private PrefixCodes(int blockBits, int blocksInRow, int @Nullable [] blocks, @Nullable Group[] groups) {
		this.blockBits = blockBits;
		this.blocksInRow = blocksInRow;
		this.blocks = blocks;
		this.groups = groups;
	}

	static PrefixCodes readOne(BitReader bits, int cacheSize) throws IOException {
		return new PrefixCodes(0, 0, null, new Group[] { Group.read(bits, cacheSize) });
	}

	/**
	 * Reads several groups.
	 * @param blocks the index of the group of each block
	 */
	static PrefixCodes readMany(BitReader bits, int cacheSize, int blockBits, int blocksInRow, int[] blocks)
			throws IOException {
		int last = 0;
		boolean[] used = new boolean[1 << 16];
		for (int i = 0; i < blocks.length; i++) {
			blocks[i] = blocks[i] >>> 8 & 0xFFFF;
			used[blocks[i]] = true;
			last = Math.max(last, blocks[i]);
		}
		@Nullable Group[] groups = new Group[last + 1];
		int size = 0;
		for (int i = 0; i <= last; i++) {
			Group group = Group.read(bits, cacheSize);
			if (used[i]) {
				groups[i] = group;
				size += group.size();
			}
			if (size > MAX_SIZE) {
				throw new IOException("Too many Huffman codes");
			}
		}
		return new PrefixCodes(blockBits, blocksInRow, blocks, groups);
	}

	/**
	 * Returns true if another group may start at a column.
	 */
	boolean mayChangeAt(int x) {
		return this.blocks != null && (x & (1 << this.blockBits) - 1) == 0;
	}

	Group at(int x, int y) throws IOException {
		int index = (this.blocks != null)
				? this.blocks[(y >> this.blockBits) * this.blocksInRow + (x >> this.blockBits)] : 0;
		Group group = this.groups[index];
		if (group == null) {
			throw new IOException("No such group of Huffman codes");
		}
		return group;
	}

}
