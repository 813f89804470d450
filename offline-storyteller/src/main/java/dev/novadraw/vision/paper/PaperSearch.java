package dev.novadraw.vision.paper;

import java.util.ArrayDeque;
import java.util.Deque;

import dev.novadraw.vision.color.Shade;

/**
 * The search for blocks that show paper: it starts in the largest likely area and follows
 * it over gradual changes of light.
 */
final class PaperSearch {

	private static final float PALEST_COLOUR = 0.075f;

	private static final float STEP_IN_LIGHT = 0.085f;

	private static final float STEP_IN_TINT = 0.020f;

	private static final int LEVELS = 12;

	private final Blocks blocks;

	private final Shade tint;

	private final boolean[] paper;

	private int found;

	PaperSearch(Blocks blocks, Shade tint) {
		this.blocks = blocks;
		this.tint = tint;
		this.paper = new boolean[blocks.count()];
		int level = likeliestLevel();
		for (int block = 0; block < blocks.count(); block++) {
			if (plausible(block) && level(block) == level) {
				follow(block);
			}
		}
	}

	private int likeliestLevel() {
		double[] weights = new double[LEVELS + 1];
		for (int block = 0; block < this.blocks.count(); block++) {
			if (plausible(block)) {
				double weight = this.blocks.atTheBorder(block) ? 3 : 1;
				weights[level(block)] += weight * (0.4 + this.blocks.shade(block).lightness());
			}
		}
		int best = 0;
		for (int level = 1; level <= LEVELS; level++) {
			best = weights[level] > weights[best] ? level : best;
		}
		return best;
	}

	private boolean plausible(int block) {
		return this.blocks.even(block) && this.blocks.shade(block).tintTo(this.tint) < PALEST_COLOUR;
	}

	private int level(int block) {
		return Math.round(Math.clamp(this.blocks.shade(block).lightness(), 0f, 1f) * LEVELS);
	}

	private void follow(int start) {
		Deque<Integer> open = new ArrayDeque<>();
		take(start, open);
		while (!open.isEmpty()) {
			int block = open.pop();
			int column = block % this.blocks.columns();
			tryStep(block, block - 1, column > 0, open);
			tryStep(block, block + 1, column < this.blocks.columns() - 1, open);
			tryStep(block, block - this.blocks.columns(), block >= this.blocks.columns(), open);
			tryStep(block, block + this.blocks.columns(), block + this.blocks.columns() < this.paper.length, open);
		}
	}

	private void tryStep(int from, int to, boolean exists, Deque<Integer> open) {
		if (!exists || this.paper[to] || !plausible(to)) {
			return;
		}
		Shade here = this.blocks.shade(from);
		Shade there = this.blocks.shade(to);
		if (Math.abs(here.lightness() - there.lightness()) < STEP_IN_LIGHT && here.tintTo(there) < STEP_IN_TINT) {
			take(to, open);
		}
	}

	private void take(int block, Deque<Integer> open) {
		if (!this.paper[block]) {
			this.paper[block] = true;
			this.found++;
			open.push(block);
		}
	}

	boolean isPaper(int block) {
		return this.paper[block];
	}

	double share() {
		return (double) this.found / this.paper.length;
	}

}
