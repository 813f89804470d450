package dev.novadraw.vision.sheet;

import org.jspecify.annotations.Nullable;

import dev.novadraw.vision.paper.Ground;
import dev.novadraw.vision.picture.Pixels;

/**
 * A sheet of paper in a photo.
 *
 * @param pixels the sheet seen from above, without its surroundings, in even light
 * @param ground the colour of the paper
 */
public record Sheet(Pixels pixels, Ground ground) {

	/** The length of the long edge below which a picture is no photo. */
	private static final int SMALL = 200;

	/**
	 * Returns the sheet in a picture, or null for a scan, or if its edges are not
	 * certain.
	 */
	public static @Nullable Sheet in(Pixels picture) {
		if (picture.longEdge() < SMALL || new Surface(Overview.frame(picture)).isPage()) {
			return null;
		}
		Overview overview = new Overview(picture);
		Candidate best = null;
		for (boolean[] paper : new EvenAreas(overview).candidates()) {
			Candidate candidate = new Candidate(overview, paper, best == null ? 0 : best.area());
			if (candidate.isSheet() && (best == null || candidate.area() > best.area())) {
				best = candidate;
			}
		}
		return best == null ? null : cutOut(picture, overview, best);
	}

	private static Sheet cutOut(Pixels picture, Overview overview, Candidate candidate) {
		Ground seen = candidate.ground();
		Ground own = seen.litBy(candidate.surface());
		return new Sheet(new Straightening(picture, overview, candidate, seen, own).pixels(), own);
	}

}
