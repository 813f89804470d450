package dev.novadraw.vision.region;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs of cells, each in one row, that are joined to parts.
 */
final class Runs {

	private static final int FIELDS = 3;

	/** The row, the start and the end of each run. */
	private int[] fields = new int[FIELDS * 256];

	/** The first run of the part of each run, or another run before it in the part. */
	private int[] firsts = new int[256];

	private int count;

	int count() {
		return this.count;
	}

	void add(int row, int start, int end) {
		if (this.count == this.firsts.length) {
			this.firsts = Arrays.copyOf(this.firsts, 2 * this.count);
			this.fields = Arrays.copyOf(this.fields, 2 * this.fields.length);
		}
		this.fields[FIELDS * this.count] = row;
		this.fields[FIELDS * this.count + 1] = start;
		this.fields[FIELDS * this.count + 2] = end;
		this.firsts[this.count] = this.count;
		this.count++;
	}

	int start(int run) {
		return this.fields[FIELDS * run + 1];
	}

	/**
	 * Returns the column after the last.
	 */
	int end(int run) {
		return this.fields[FIELDS * run + 2];
	}

	void join(int one, int other) {
		int first = first(one);
		int second = first(other);
		this.firsts[Math.max(first, second)] = Math.min(first, second);
	}

	private int first(int run) {
		int first = run;
		while (this.firsts[first] != first) {
			this.firsts[first] = this.firsts[this.firsts[first]];
			first = this.firsts[first];
		}
		return first;
	}

	/**
	 * Returns the parts in the order of their first runs.
	 */
	List<RegionBuilder> parts() {
		RegionBuilder[] byRun = new RegionBuilder[this.count];
		List<RegionBuilder> parts = new ArrayList<>();
		for (int run = 0; run < this.count; run++) {
			int first = first(run);
			if (first == run) {
				byRun[run] = new RegionBuilder();
				parts.add(byRun[run]);
			}
			byRun[first].add(this.fields[FIELDS * run], start(run), end(run));
		}
		return parts;
	}

}
