package dev.novadraw.queuemodel.world;

/**
 * Small numbers packed into one word.
 */
final class Packing {

	private long word;

	private int used;

	Packing() {
	}

	Packing(long word) {
		this.word = word;
	}

	void put(int value, int bits) {
		if (value < 0 || value >= 1 << bits || this.used + bits > Long.SIZE) {
			throw new IllegalStateException(value + " does not fit into " + bits + " bits after " + this.used);
		}
		this.word |= (long) value << this.used;
		this.used += bits;
	}

	void put(boolean flag) {
		put(flag ? 1 : 0, 1);
	}

	int next(int bits) {
		int value = (int) (this.word >>> this.used) & ((1 << bits) - 1);
		this.used += bits;
		return value;
	}

	boolean nextFlag() {
		return next(1) == 1;
	}

	long word() {
		return this.word;
	}

}
