package dev.novadraw.vision.paper;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.novadraw.vision.color.Shade;

/**
 * The tint of paper that fills the picture: its own colour, or the light of a lamp on
 * white paper. It is all along the border, with something else on the page. A page in one
 * colour and nothing else is painted.
 */
final class PageTint {

	private static final float ALIKE = 0.05f;

	private static final float PALEST = 0.05f;

	private static final float MIN_LIGHTNESS = 0.55f;

	private static final double MIN_LIT_SHARE = 0.6;

	private static final double MIN_BORDER = 0.9;

	private static final double MIN_SHARE = 0.4;

	private static final double MAX_SHARE = 0.995;

	private final Blocks blocks;

	private final Shade border;

	private PageTint(Blocks blocks) {
		this.blocks = blocks;
		this.border = median();
	}

	/**
	 * Returns the colour of tinted paper, or null for white, black and painted pages.
	 */
	static @Nullable Ground ground(Blocks blocks) {
		PageTint page = new PageTint(blocks);
		if (page.border.chroma() < PALEST) {
			return null;
		}
		Ground ground = page.mean();
		return (ground.coloured() ? page.isColoured() : page.isLit()) ? ground : null;
	}

	/**
	 * Returns the median of each part of the shades along the border.
	 */
	private Shade median() {
		float[][] parts = new float[3][this.blocks.count()];
		int count = 0;
		for (int block = 0; block < this.blocks.count(); block++) {
			if (this.blocks.atTheBorder(block)) {
				Shade shade = this.blocks.shade(block);
				parts[0][count] = shade.lightness();
				parts[1][count] = shade.greenRed();
				parts[2][count++] = shade.blueYellow();
			}
		}
		for (float[] part : parts) {
			Arrays.sort(part, 0, count);
		}
		return new Shade(parts[0][count / 2], parts[1][count / 2], parts[2][count / 2]);
	}

	private boolean isColoured() {
		double share = share(false, 2 * ALIKE);
		return share(true, 2 * ALIKE) > MIN_BORDER && share > MIN_SHARE && share < MAX_SHARE;
	}

	/**
	 * Returns true for white paper in the light of a lamp, which is brighter on one side.
	 */
	private boolean isLit() {
		return this.border.lightness() > MIN_LIGHTNESS && share(true, 1) > MIN_LIT_SHARE
				&& share(false, 1) > MIN_LIT_SHARE;
	}

	private boolean alike(int block, float light) {
		Shade shade = this.blocks.shade(block);
		return shade.tintTo(this.border) < ALIKE && Math.abs(shade.lightness() - this.border.lightness()) < light;
	}

	/**
	 * Returns the share of the page, or of its border, that has the border's colour.
	 */
	private double share(boolean onlyTheBorder, float light) {
		int alike = 0;
		int count = 0;
		for (int block = 0; block < this.blocks.count(); block++) {
			if (!onlyTheBorder || this.blocks.atTheBorder(block)) {
				alike += alike(block, light) ? 1 : 0;
				count++;
			}
		}
		return (double) alike / count;
	}

	private Ground mean() {
		long[] sums = new long[4];
		float peak = 0;
		for (int block = 0; block < this.blocks.count(); block++) {
			if (alike(block, 1)) {
				int rgb = this.blocks.colour(block);
				sums[0] += rgb >> 16 & 0xff;
				sums[1] += rgb >> 8 & 0xff;
				sums[2] += rgb & 0xff;
				sums[3]++;
				peak = Math.max(peak, this.blocks.shade(block).lightness());
			}
		}
		long count = Math.max(1, sums[3]);
		return Ground.of((int) (sums[0] / count), (int) (sums[1] / count), (int) (sums[2] / count), peak);
	}

}
