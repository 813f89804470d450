package dev.novadraw.vision.scene;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.novadraw.vision.color.Crayon;
import dev.novadraw.vision.region.Morphology;
import dev.novadraw.vision.region.Region;
import dev.novadraw.vision.region.Regions;
import dev.novadraw.vision.shape.Bits;
import dev.novadraw.vision.shape.Canvas;
import dev.novadraw.vision.shape.Section;

/**
 * A drawing in parts, as the rules need it. Parts are computed when first used.
 */
public final class Scene {

	private static final Set<Crayon> ALL = EnumSet.allOf(Crayon.class);

	private static final int MIN_CELLS = 40;

	private static final int MIN_CELLS_OF_A_COLOUR = 100;

	private static final int GAP = 2;

	private static final int STROKE = 3;

	private static final int MARGIN = 2 * GAP;

	private final Canvas canvas;

	private final Map<Crayon, List<Region>> figuresByColour = new EnumMap<>(Crayon.class);

	private @Nullable List<Part> parts;

	private @Nullable List<Head> heads;

	private @Nullable List<Region> figures;

	public Scene(Canvas canvas) {
		this.canvas = canvas;
	}

	public Canvas canvas() {
		return this.canvas;
	}

	public int longEdge() {
		return this.canvas.longEdge();
	}

	/**
	 * Returns all closed parts.
	 */
	public List<Part> parts() {
		List<Part> known = this.parts;
		if (known == null) {
			known = new ArrayList<>();
			addEnclosed(known);
			for (Crayon crayon : Crayon.values()) {
				addSolids(crayon, known);
			}
			this.parts = known;
		}
		return known;
	}

	/**
	 * Returns all round parts with two eyes.
	 */
	public List<Head> heads() {
		List<Head> known = this.heads;
		if (known == null) {
			known = Head.in(this);
			this.heads = known;
		}
		return known;
	}

	private void addEnclosed(List<Part> known) {
		Section section = this.canvas.only(ALL, MARGIN);
		for (Region enclosed : Regions.enclosed(Bits.of(section.mask()).grown(Bits.square(1)), MIN_CELLS)) {
			Region region = enclosed.moved(section.left(), section.top());
			known.add(new Part(region.filled(), colourAround(region), false));
		}
	}

	private void addSolids(Crayon crayon, List<Part> known) {
		if (this.canvas.count(crayon) >= MIN_CELLS_OF_A_COLOUR) {
			Section section = this.canvas.only(EnumSet.of(crayon), MARGIN);
			for (Region region : Regions.of(Morphology.solid(section.mask(), GAP, STROKE), MIN_CELLS)) {
				known.add(new Part(region.filled().moved(section.left(), section.top()), crayon, true));
			}
		}
	}

	/**
	 * Returns the most frequent colour of the lines around a region.
	 */
	private Crayon colourAround(Region region) {
		int[] counts = new int[Crayon.values().length];
		for (int y = region.top(); y < region.bottom(); y++) {
			int start = region.rowStart(y);
			count(start - GAP - 1, y, counts);
			count(start + region.rowWidth(y) + GAP, y, counts);
		}
		for (int x = region.left(); x < region.right(); x++) {
			count(x, region.columnStart(x) - GAP - 1, counts);
		}
		int best = 0;
		for (int i = 1; i < counts.length; i++) {
			best = counts[i] > counts[best] ? i : best;
		}
		return Crayon.values()[best];
	}

	private void count(int x, int y, int[] counts) {
		Crayon crayon = this.canvas.at(x, y);
		if (crayon != null) {
			counts[crayon.ordinal()]++;
		}
	}

	/**
	 * Returns the most frequent one of some crayons in a box.
	 */
	public Crayon most(Set<Crayon> crayons, int left, int top, int right, int bottom) {
		int[] counts = new int[Crayon.values().length];
		for (int y = top; y < bottom; y++) {
			for (int x = left; x < right; x++) {
				count(x, y, counts);
			}
		}
		return crayons.stream().max(Comparator.comparingInt((crayon) -> counts[crayon.ordinal()])).orElseThrow();
	}

	/**
	 * Returns the connected parts of the whole drawing, with everything that they
	 * enclose.
	 */
	public List<Region> figures() {
		List<Region> known = this.figures;
		if (known == null) {
			known = filled(this.canvas.only(ALL, MARGIN));
			this.figures = known;
		}
		return known;
	}

	/**
	 * Returns the connected parts in one colour, with everything that they enclose.
	 */
	public List<Region> figures(Crayon crayon) {
		return this.figuresByColour.computeIfAbsent(crayon, (colour) -> figures(EnumSet.of(colour)));
	}

	public List<Region> figures(Set<Crayon> crayons) {
		return this.canvas.count(crayons) < MIN_CELLS_OF_A_COLOUR ? List.of()
				: filled(this.canvas.only(crayons, MARGIN));
	}

	private static List<Region> filled(Section section) {
		return Regions.of(Morphology.closed(section.mask(), GAP), MIN_CELLS)
			.stream()
			.map((region) -> region.filled().moved(section.left(), section.top()))
			.toList();
	}

}
