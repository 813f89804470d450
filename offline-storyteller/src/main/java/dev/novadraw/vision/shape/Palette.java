package dev.novadraw.vision.shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import dev.novadraw.vision.color.Crayon;
import dev.novadraw.vision.color.Shade;
import dev.novadraw.vision.color.Tint;

/**
 * The crayons of a drawing, determined by counting the colours of its cells.
 */
public final class Palette {

	private static final double MIN_SHARE = 0.016;

	/**
	 * The share of grey above which it counts as a colour; less is easily caused by
	 * shadows and rims.
	 */
	private static final double MIN_GREY_SHARE = 0.15;

	private static final float CORE = 0.62f;

	private static final int MAX = 5;

	private final Mask mask;

	private final Cells cells;

	private Palette(Mask mask, Cells cells) {
		this.mask = mask;
		this.cells = cells;
	}

	public static List<Tint> of(Mask mask, Cells cells) {
		return new Palette(mask, cells).tints();
	}

	private List<Tint> tints() {
		double[] votes = votes();
		double sum = Arrays.stream(votes).sum();
		mergePencil(votes);
		mergeChalk(votes);
		List<Tint> tints = new ArrayList<>();
		for (Crayon crayon : Crayon.values()) {
			double minVotes = Math.max((crayon == Crayon.GREY ? MIN_GREY_SHARE : MIN_SHARE) * sum,
					lookAlike(crayon, votes) / 5);
			if (votes[crayon.ordinal()] > minVotes) {
				tints.add(new Tint(crayon, votes[crayon.ordinal()] / sum));
			}
		}
		tints.sort(Comparator.comparingDouble(Tint::share).reversed());
		return tints.subList(0, Math.min(MAX, tints.size()));
	}

	private double[] votes() {
		double[] votes = new double[Crayon.values().length];
		for (int cell = 0; cell < this.cells.count(); cell++) {
			if (this.mask.cells()[cell] && inTheCore(cell)) {
				Crayon crayon = this.cells.crayon(cell);
				if (crayon != Crayon.GREY || !besideColour(cell)) {
					votes[crayon.ordinal()] += weight(crayon, this.cells.shade(cell));
				}
			}
		}
		return votes;
	}

	/**
	 * Returns the weight of a vote; vivid colours are more conspicuous than pencil.
	 */
	private static double weight(Crayon crayon, Shade shade) {
		return crayon.colourful() ? Math.min(1.6, 0.4 + 8 * shade.chroma()) : 1;
	}

	/**
	 * Merges black and grey, which both come from a soft pencil, under one name.
	 */
	private static void mergePencil(double[] votes) {
		int more = votes[Crayon.BLACK.ordinal()] > votes[Crayon.GREY.ordinal()] ? Crayon.BLACK.ordinal()
				: Crayon.GREY.ordinal();
		int less = Crayon.BLACK.ordinal() + Crayon.GREY.ordinal() - more;
		if (votes[less] < 0.6 * votes[more]) {
			votes[more] += votes[less];
			votes[less] = 0;
		}
	}

	/**
	 * Counts grey as white on dark paper that has both, since chalk covers it unevenly.
	 */
	private void mergeChalk(double[] votes) {
		if (this.cells.takesLightStrokes() && votes[Crayon.WHITE.ordinal()] > 0.25 * votes[Crayon.GREY.ordinal()]) {
			votes[Crayon.WHITE.ordinal()] += votes[Crayon.GREY.ordinal()];
			votes[Crayon.GREY.ordinal()] = 0;
		}
	}

	/**
	 * Returns the largest amount among the colours that this one can resemble under
	 * uneven pressure or light.
	 */
	private static double lookAlike(Crayon crayon, double[] votes) {
		double max = 0;
		for (Crayon other : crayon.neighbours()) {
			max = Math.max(max, votes[other.ordinal()]);
		}
		return max;
	}

	/**
	 * Returns true beside a coloured cell, where the faint parts of a stroke look grey
	 * but are not pencil.
	 */
	private boolean besideColour(int cell) {
		int width = this.mask.width();
		int column = cell % width;
		int row = cell / width;
		for (int y = Math.max(0, row - 2); y <= Math.min(this.mask.height() - 1, row + 2); y++) {
			for (int x = Math.max(0, column - 2); x <= Math.min(width - 1, column + 2); x++) {
				if (this.mask.at(x, y) && this.cells.crayon(y * width + x).colourful()) {
					return true;
				}
			}
		}
		return false;
	}

	/**
	 * Returns true for the cells of a stroke that differ most from the paper. Only they
	 * vote, since its rim mixes crayon and paper.
	 */
	private boolean inTheCore(int cell) {
		int width = this.mask.width();
		int column = cell % width;
		int row = cell / width;
		float difference = this.cells.difference(cell);
		for (int y = Math.max(0, row - 1); y <= Math.min(this.mask.height() - 1, row + 1); y++) {
			for (int x = Math.max(0, column - 1); x <= Math.min(width - 1, column + 1); x++) {
				if (difference < CORE * this.cells.difference(y * width + x)) {
					return false;
				}
			}
		}
		return true;
	}

}
