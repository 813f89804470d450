package dev.novadraw.vision;

import java.util.List;

import dev.novadraw.vision.color.Crayon;
import dev.novadraw.vision.color.Tint;
import dev.novadraw.vision.paper.PaperTone;

/**
 * The visible properties of a drawing, and the few things in it that are plain to see.
 *
 * @param width the width of the upright picture
 * @param height the height of the upright picture
 * @param paper the tone of its paper
 * @param colours the main crayon colours, most used first; empty for a blank page
 * @param composition the shapes and their place on the page
 * @param fingerprint a number that is the same for the same picture
 * @param sights the things that are surely in it, the largest first
 */
public record Impression(int width, int height, PaperTone paper, List<Tint> colours, Composition composition,
		long fingerprint, List<Sight> sights) {

	public Impression {
		colours = List.copyOf(colours);
		sights = List.copyOf(sights);
	}

	/**
	 * Creates the impression of a drawing in which nothing is recognized.
	 */
	public Impression(int width, int height, PaperTone paper, List<Tint> colours, Composition composition,
			long fingerprint) {
		this(width, height, paper, colours, composition, fingerprint, List.of());
	}

	public boolean blank() {
		return this.colours.isEmpty();
	}

	/**
	 * Returns true for a page that is painted in one colour.
	 */
	public boolean painted() {
		return !blank() && this.composition.coverage() > 0.85 && this.colours.getFirst().share() > 0.85;
	}

	public Crayon mainColour() {
		return this.colours.getFirst().crayon();
	}

}
