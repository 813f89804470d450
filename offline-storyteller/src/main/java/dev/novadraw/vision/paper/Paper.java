package dev.novadraw.vision.paper;

import org.jspecify.annotations.Nullable;

import dev.novadraw.vision.color.Shade;
import dev.novadraw.vision.picture.Pixels;

/**
 * The paper of a drawing, with its shade at every point, also beneath the drawing.
 */
public final class Paper {

	/** The share of visible paper below which the whole page counts as painted. */
	private static final double MIN_SHARE = 0.03;

	private static final int WHITE = 0xffffff;

	private static final Shade NEUTRAL = new Shade(1, 0, 0);

	private final @Nullable Ground ground;

	private final Blocks blocks;

	private final PaperSearch search;

	private final boolean visible;

	private final float[] red;

	private final float[] green;

	private final float[] blue;

	/**
	 * Finds the paper of a page.
	 * @param pixels the page without surroundings
	 * @param sheet the colour of the paper, or null if it is not known
	 */
	public Paper(Pixels pixels, @Nullable Ground sheet) {
		Blocks first = new Blocks(pixels, sheet);
		this.ground = sheet == null ? PageTint.ground(first) : sheet;
		boolean coloured = sheet == null && this.ground != null && this.ground.coloured();
		this.blocks = coloured ? new Blocks(pixels, this.ground) : first;
		this.search = new PaperSearch(this.blocks, tint(sheet));
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

	/**
	 * Returns the tint of the paper in the pixels: a white sheet has been lit evenly.
	 */
	private Shade tint(@Nullable Ground sheet) {
		boolean litEvenly = sheet != null && !sheet.coloured();
		return this.ground == null || litEvenly ? NEUTRAL : this.ground.shade();
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
		int upper = top * this.blocks.columns();
		int lower = bottom * this.blocks.columns();
		float across = column - left;
		float down = row - top;
		return mix(this.red, upper + left, upper + right, lower + left, lower + right, across, down) << 16
				| mix(this.green, upper + left, upper + right, lower + left, lower + right, across, down) << 8
				| mix(this.blue, upper + left, upper + right, lower + left, lower + right, across, down);
	}

	private static float within(float value, int max) {
		return Math.max(0, Math.min(value, max));
	}

	private static int mix(float[] band, int one, int two, int three, int four, float across, float down) {
		float top = band[one] + across * (band[two] - band[one]);
		float bottom = band[three] + across * (band[four] - band[three]);
		return (int) (top + down * (bottom - top) + 0.5f);
	}

	public boolean visible() {
		return this.visible;
	}

	/**
	 * Returns true for dark or coloured paper, where strokes may be lighter than the
	 * paper and keep their colour.
	 */
	public boolean takesLightStrokes() {
		return this.visible && this.blocks.takesLightStrokes();
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
		if (this.ground != null) {
			return this.ground.tone();
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
