package dev.novadraw.queuemodel.search;

import java.util.Arrays;

import dev.novadraw.queuemodel.world.Situation;

/**
 * The situations found so far, numbered in the order of discovery, each with its
 * predecessor. Each takes two words and a number only, since there are millions.
 */
final class SituationSet {

	private static final int FREE = -1;

	private final int jobs;

	private long[] first = new long[1 << 12];

	private long[] second = new long[1 << 12];

	private int[] parent = new int[1 << 12];

	private int[] table = table(1 << 13);

	private int size;

	SituationSet(int jobs) {
		this.jobs = jobs;
	}

	/**
	 * Returns the number of a situation; it equals the previous size if the situation is
	 * new.
	 */
	int add(Situation situation, int from) {
		long first = situation.word(0);
		long second = situation.word(1);
		int place = place(first, second);
		if (this.table[place] != FREE) {
			return this.table[place];
		}
		if (this.size == this.first.length) {
			grow();
			place = place(first, second);
		}
		this.table[place] = this.size;
		this.first[this.size] = first;
		this.second[this.size] = second;
		this.parent[this.size] = from;
		return this.size++;
	}

	int size() {
		return this.size;
	}

	Situation get(int number) {
		return Situation.of(this.jobs, this.first[number], this.second[number]);
	}

	int parent(int number) {
		return this.parent[number];
	}

	private int place(long first, long second) {
		long mixed = (first * 0x9E3779B97F4A7C15L) ^ Long.rotateLeft(second * 0xC2B2AE3D27D4EB4FL, 31);
		int mask = this.table.length - 1;
		int place = (int) (mixed ^ (mixed >>> 29)) & mask;
		while (this.table[place] != FREE
				&& (this.first[this.table[place]] != first || this.second[this.table[place]] != second)) {
			place = (place + 1) & mask;
		}
		return place;
	}

	private void grow() {
		int room = this.size * 2;
		this.first = Arrays.copyOf(this.first, room);
		this.second = Arrays.copyOf(this.second, room);
		this.parent = Arrays.copyOf(this.parent, room);
		this.table = table(room * 2);
		for (int i = 0; i < this.size; i++) {
			this.table[place(this.first[i], this.second[i])] = i;
		}
	}

	private static int[] table(int room) {
		int[] table = new int[room];
		Arrays.fill(table, FREE);
		return table;
	}

}
