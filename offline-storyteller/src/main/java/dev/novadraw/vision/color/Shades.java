package dev.novadraw.vision.color;

import org.jspecify.annotations.Nullable;

/**
 * The shades of the colours of one picture. Paper has few colours, so that most of its
 * shades need not be computed again. Not safe for use by several threads.
 */
public final class Shades {

	private static final int BITS = 12;

	/** A factor that spreads similar colours. */
	private static final int SPREAD = 0x9e3779b1;

	/** The last colour with each hash. */
	private final int[] colours = new int[1 << BITS];

	private final @Nullable Shade[] shades = new Shade[1 << BITS];

	public Shade of(int rgb) {
		int hash = rgb * SPREAD >>> 32 - BITS;
		Shade known = this.shades[hash];
		if (known == null || this.colours[hash] != rgb) {
			known = Shade.of(rgb);
			this.shades[hash] = known;
			this.colours[hash] = rgb;
		}
		return known;
	}

}
