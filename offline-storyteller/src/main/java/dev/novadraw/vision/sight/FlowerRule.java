package dev.novadraw.vision.sight;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.novadraw.vision.color.Crayon;
import dev.novadraw.vision.region.Region;
import dev.novadraw.vision.region.Ring;
import dev.novadraw.vision.region.Ring.Arc;
import dev.novadraw.vision.region.Roundness;
import dev.novadraw.vision.scene.Part;
import dev.novadraw.vision.scene.Scene;

/**
 * A flower: at least five petals in a ring around a middle of another colour, on a green
 * stem.
 */
final class FlowerRule implements Rule {

	private static final Set<Crayon> PETALS = EnumSet.of(Crayon.RED, Crayon.ORANGE, Crayon.YELLOW, Crayon.BLUE,
			Crayon.PURPLE, Crayon.PINK, Crayon.TURQUOISE);

	private static final double MIN_RADIUS = 0.012;

	private static final double MAX_RADIUS = 0.12;

	/** The distance up to which petals are looked for, in radii of the middle. */
	private static final double MAX_REACH = 6.5;

	@Override
	public List<Found> find(Scene scene) {
		List<Found> flowers = new ArrayList<>();
		for (Part middle : scene.parts()) {
			double radius = (middle.region().width() + middle.region().height()) / 4.0;
			if (radius > MIN_RADIUS * scene.longEdge() && radius < MAX_RADIUS * scene.longEdge()
					&& Roundness.evenness(middle.region()) > 0.7 && Roundness.of(middle.region()) > 0.82) {
				for (Crayon colour : PETALS) {
					if (colour == middle.colour() || scene.canvas().count(colour) == 0) {
						continue;
					}
					Petals petals = new Petals(scene, middle, radius, colour);
					if (petals.areAFlower()) {
						flowers.add(petals.found());
					}
				}
			}
		}
		return flowers;
	}

	/**
	 * The parts in one colour around a middle.
	 */
	private static final class Petals {

		private final Scene scene;

		private final Region middle;

		private final double radius;

		private final Crayon colour;

		private final List<Region> regions;

		private double outer;

		Petals(Scene scene, Part middle, double radius, Crayon colour) {
			this.scene = scene;
			this.middle = middle.region();
			this.radius = radius;
			this.colour = colour;
			this.regions = scene.figures(colour)
				.stream()
				.filter((region) -> region.near(this.middle, MAX_REACH * radius))
				.toList();
		}

		boolean areAFlower() {
			if (around(1.4).covered() < 0.45) {
				return false;
			}
			this.outer = reach();
			return this.outer > 1.6 && this.outer < 6 && arePetals() && hasStem();
		}

		Found found() {
			int reach = (int) (this.outer * this.radius);
			return new Found(Thing.FLOWER, this.colour, (int) this.middle.middleX() - reach,
					(int) this.middle.middleY() - reach, 2 * reach, 2 * reach);
		}

		private boolean isPetal(int x, int y) {
			return this.regions.stream().anyMatch((region) -> region.contains(x, y)) && !this.middle.contains(x, y);
		}

		private Ring around(double distance) {
			return new Ring(this.middle.middleX(), this.middle.middleY(), distance * this.radius,
					distance * this.radius, this::isPetal);
		}

		/**
		 * Returns the distance in radii up to which there are petals.
		 */
		private double reach() {
			double distance = 1.4;
			while (distance < MAX_REACH && around(distance).covered() > 0.12) {
				distance += 0.15;
			}
			return distance;
		}

		/**
		 * Returns true if the petals separate towards their ends: five or more arcs,
		 * alike and evenly spaced.
		 */
		private boolean arePetals() {
			for (double share = 0.95; share > 0.7; share -= 0.06) {
				List<Arc> arcs = around(1 + (this.outer - 1) * share).arcs();
				double covered = around(1 + (this.outer - 1) * share).covered();
				if (arcs.size() >= 5 && arcs.size() <= 12 && covered > 0.35 && covered < 0.9 && areEven(arcs)) {
					return true;
				}
			}
			return false;
		}

		private static boolean areEven(List<Arc> arcs) {
			double step = 360.0 / arcs.size();
			int widest = arcs.stream().mapToInt(Arc::width).max().orElse(0);
			int narrowest = arcs.stream().mapToInt(Arc::width).min().orElse(0);
			for (int i = 0; i < arcs.size(); i++) {
				double gap = arcs.get(i).to(arcs.get((i + 1) % arcs.size()));
				if (gap < 0.5 * step || gap > 1.6 * step) {
					return false;
				}
			}
			return widest < 2.6 * narrowest;
		}

		/**
		 * Returns true if one thin green line goes down from the petals.
		 */
		private boolean hasStem() {
			int found = 0;
			for (double distance = this.outer + 0.3; distance < this.outer + 2.4; distance += 0.3) {
				List<Arc> green = new Ring(this.middle.middleX(), this.middle.middleY(), distance * this.radius,
						distance * this.radius, (x, y) -> this.scene.canvas().at(x, y) == Crayon.GREEN)
					.arcs()
					.stream()
					.filter((arc) -> arc.within(60, 120))
					.toList();
				found += green.size() == 1 && green.getFirst().width() < 35 ? 1 : 0;
			}
			return found >= 5;
		}

	}

}
