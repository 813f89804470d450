package dev.novadraw.worker.offline.seeing;

import java.util.List;

/**
 * What was seen in a drawing, in the words one can use without knowing what it shows.
 *
 * @param width of the upright picture
 * @param height of the upright picture
 * @param paper how its paper looks
 * @param colours the main crayon colours, most used first; none on a blank page
 * @param composition how the drawing lies on the page
 * @param fingerprint a number that stays the same for the same picture
 */
public record Impression(int width, int height, PaperTone paper, List<Tint> colours, Composition composition,
		long fingerprint) {

	public Impression {
		colours = List.copyOf(colours);
	}

	/**
	 * One colour and its share of all that is drawn.
	 */
	public record Tint(Crayon crayon, double share) {
	}

	public boolean blank() {
		return this.colours.isEmpty();
	}

	/**
	 * Whether the whole page is painted in one colour.
	 */
	public boolean painted() {
		return !blank() && this.composition.coverage() > 0.85 && this.colours.getFirst().share() > 0.85;
	}

	public Crayon mainColour() {
		return this.colours.getFirst().crayon();
	}

}
