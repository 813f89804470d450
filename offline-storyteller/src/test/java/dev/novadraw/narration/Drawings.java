package dev.novadraw.narration;

import java.util.List;

import dev.novadraw.vision.Composition;
import dev.novadraw.vision.Composition.Proportions;
import dev.novadraw.vision.Composition.Stroke;
import dev.novadraw.vision.Impression;
import dev.novadraw.vision.Place;
import dev.novadraw.vision.color.Crayon;
import dev.novadraw.vision.color.Tint;
import dev.novadraw.vision.paper.PaperTone;

/**
 * Impressions of drawings that nobody drew.
 */
public final class Drawings {

	private Drawings() {
	}

	/**
	 * Returns a drawing in the given colours, each with the same share.
	 */
	public static Impression of(long fingerprint, Crayon... colours) {
		List<Tint> tints = List.of(colours).stream().map(colour -> new Tint(colour, 1.0 / colours.length)).toList();
		return of(fingerprint, tints, 0.2, PaperTone.WHITE);
	}

	public static Impression blank(long fingerprint) {
		return of(fingerprint, List.of(), 0, PaperTone.WHITE);
	}

	public static Impression painted(long fingerprint, Crayon colour) {
		return of(fingerprint, List.of(new Tint(colour, 1)), 0.99, PaperTone.HIDDEN);
	}

	private static Impression of(long fingerprint, List<Tint> tints, double coverage, PaperTone paper) {
		Place place = Place.values()[Math.floorMod(fingerprint, Place.values().length)];
		Composition composition = new Composition(coverage, 3, 0, place, Proportions.ROUND, Stroke.BROAD, 0.5, 0.4);
		return new Impression(1000, 800, paper, tints, composition, fingerprint * 0x9e3779b97f4a7c15L);
	}

}
