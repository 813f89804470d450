package dev.novadraw.queuemodel.world;

/**
 * Small numbers packed into one word. Each call packs a value and returns it, or ignores
 * it and returns the unpacked one, so that one method says what a word consists of.
 */
final class Packing {

	private final boolean unpacks;

	private long word;

	private int used;

	/** Creates an empty word to pack values into. */
	Packing() {
		this.unpacks = false;
	}

	/** Unpacks a word. */
	Packing(long word) {
		this.unpacks = true;
		this.word = word;
	}

	int number(int value, int bits) {
		int number = this.unpacks ? (int) (this.word >>> this.used) & ((1 << bits) - 1) : value;
		if (number < 0 || number >= 1 << bits || this.used + bits > Long.SIZE) {
			throw new IllegalStateException(number + " does not fit into " + bits + " bits after " + this.used);
		}
		this.word |= (long) number << this.used;
		this.used += bits;
		return number;
	}

	boolean flag(boolean value) {
		return number(value ? 1 : 0, 1) == 1;
	}

	<E extends Enum<E>> E constant(E value, E[] all, int bits) {
		return all[number(value.ordinal(), bits)];
	}

	long word() {
		return this.word;
	}

}
