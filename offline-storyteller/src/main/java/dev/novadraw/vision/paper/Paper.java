package dev.novadraw.vision.paper;

import dev.novadraw.vision.picture.Pixels;

/**
 * The paper of a drawing, with its shade at every point, also beneath the drawing.
 */
public final class Paper {

	/** The share of visible paper below which the whole page counts as painted. */
	private static final double MIN_SHARE = 0.03;

	private static final int WHITE = 0xffffff;

	private final Blocks blocks;

	private final PaperSearch search;

	private final boolean visible;

	private final float[] red;

	private final float[] green;

	private final float[] blue;

	public Paper(Pixels pixels) {
		this.blocks = new Blocks(pixels);
		this.search = new PaperSearch(this.blocks);
		this.visible = this.search.share() >= MIN_SHARE;
		this.red = new float[this.blocks.count()];
		this.green = new float[this.blocks.count()];
		this.blue = new float[this.blocks.count()];
		boolean[] known = new boolean[this.blocks.count()];
		for (int block = 0; block < known.length; block++) {
			known[block] = !this.visible || this.search.isPaper(block);
			if (known[block]) {
				set(block, this.visible ? this.blocks.colour(block) : WHITE);
			}
		}
		spread(known);
	}

	private void set(int block, int rgb) {
		this.red[block] = Pixels.red(rgb);
		this.green[block] = Pixels.green(rgb);
		this.blue[block] = Pixels.blue(rgb);
	}

	/**
	 * Extends the paper's shade beneath the drawing, block by block from the known edges
	 * inwards.
	 */
	private void spread(boolean[] known) {
		boolean open = true;
		while (open) {
			open = false;
			boolean[] before = known.clone();
			for (int block = 0; block < known.length; block++) {
				if (!before[block]) {
					known[block] = average(block, before);
					open |= !known[block];
				}
			}
		}
	}

	private boolean average(int block, boolean[] known) {
		int columns = this.blocks.columns();
		int column = block % columns;
		int row = block / columns;
		float[] sum = new float[4];
		for (int y = Math.max(0, row - 1); y <= Math.min(this.blocks.rows() - 1, row + 1); y++) {
			for (int x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
				int other = y * columns + x;
				if (known[other]) {
					sum[0] += this.red[other];
					sum[1] += this.green[other];
					sum[2] += this.blue[other];
					sum[3]++;
				}
			}
		}
		if (sum[3] > 0) {
			this.red[block] = sum[0] / sum[3];
			this.green[block] = sum[1] / sum[3];
			this.blue[block] = sum[2] / sum[3];
		}
		return sum[3] > 0;
	}

	/**
	 * Returns the paper's colour at a point of the picture.
	 */
	public int at(int x, int y) {
		float column = within((x + 0.5f) / this.blocks.size() - 0.5f, this.blocks.columns() - 1);
		float row = within((y + 0.5f) / this.blocks.size() - 0.5f, this.blocks.rows() - 1);
		int left = Math.min((int) column, Math.max(0, this.blocks.columns() - 2));
		int top = Math.min((int) row, Math.max(0, this.blocks.rows() - 2));
		int right = Math.min(left + 1, this.blocks.columns() - 1);
		int bottom = Math.min(top + 1, this.blocks.rows() - 1);
		int[] corners = { top * this.blocks.columns() + left, top * this.blocks.columns() + right,
				bottom * this.blocks.columns() + left, bottom * this.blocks.columns() + right };
		float across = column - left;
		float down = row - top;
		return mix(this.red, corners, across, down) << 16 | mix(this.green, corners, across, down) << 8
				| mix(this.blue, corners, across, down);
	}

	private static float within(float value, int max) {
		return Math.max(0, Math.min(value, max));
	}

	private static int mix(float[] band, int[] corners, float across, float down) {
		float top = band[corners[0]] + across * (band[corners[1]] - band[corners[0]]);
		float bottom = band[corners[2]] + across * (band[corners[3]] - band[corners[2]]);
		return (int) (top + down * (bottom - top) + 0.5f);
	}

	public boolean visible() {
		return this.visible;
	}

	public boolean dim() {
		return this.visible && this.blocks.dim();
	}

	Blocks blocks() {
		return this.blocks;
	}

	PaperSearch search() {
		return this.search;
	}

	public PaperTone tone() {
		if (!this.visible) {
			return PaperTone.HIDDEN;
		}
		double light = 0;
		double warmth = 0;
		int count = 0;
		for (int block = 0; block < this.blocks.count(); block++) {
			if (this.search.isPaper(block)) {
				light += this.blocks.shade(block).lightness();
				warmth += this.blocks.shade(block).blueYellow();
				count++;
			}
		}
		return PaperTone.of(light / count, warmth / count);
	}

}
