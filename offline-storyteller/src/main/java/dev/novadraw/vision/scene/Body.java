package dev.novadraw.vision.scene;

import java.util.ArrayList;
import java.util.List;

import dev.novadraw.vision.region.Morphology;
import dev.novadraw.vision.region.Region;
import dev.novadraw.vision.region.Regions;
import dev.novadraw.vision.shape.Mask;

/**
 * The figure below a head, divided into a trunk and what is attached to it.
 */
public final class Body {

	private static final double LIMBS = 0.55;

	private static final double MIN_LIMB = 0.28;

	private final Region head;

	private final Region trunk;

	private final List<Region> attached;

	public Body(Region below, Region head) {
		this.head = head;
		this.trunk = Morphology.core(below, LIMBS);
		Mask rest = Morphology.mask(below, 0).without(grownTrunk(below));
		this.attached = Regions.of(rest, 4)
			.stream()
			.map((region) -> region.moved(below.left(), below.top()))
			.filter((region) -> Math.max(region.width(), region.height()) > MIN_LIMB
					* Math.max(this.trunk.width(), this.trunk.height()))
			.toList();
	}

	private Mask grownTrunk(Region below) {
		boolean[] cells = new boolean[below.width() * below.height()];
		for (int i = 0; i < cells.length; i++) {
			cells[i] = this.trunk.contains(below.left() + i % below.width(), below.top() + i / below.width());
		}
		return new Mask(below.width(), below.height(), cells).grown(2);
	}

	public boolean isPerson() {
		return hasProportions() && hasLimbs();
	}

	private boolean hasProportions() {
		double width = (double) this.trunk.width() / this.head.width();
		double height = (double) this.trunk.height() / this.head.height();
		return width > 0.4 && width < 2.2 && height > 0.5 && height < 3.5
				&& Math.abs(this.trunk.middleX() - this.head.middleX()) < 0.35 * this.head.width()
				&& this.trunk.top() < this.head.bottom() + 0.6 * this.head.height();
	}

	private boolean hasLimbs() {
		List<Region> left = new ArrayList<>();
		List<Region> right = new ArrayList<>();
		List<Region> legs = new ArrayList<>();
		for (Region limb : this.attached) {
			if (isLeg(limb)) {
				legs.add(limb);
			}
			else if (isArm(limb)) {
				(limb.centreX() < this.trunk.middleX() ? left : right).add(limb);
			}
			else if (!isNeck(limb)) {
				return false;
			}
		}
		return left.size() == 1 && right.size() == 1 && legs.size() == 2 && areAPair(legs.get(0), legs.get(1));
	}

	private boolean isLeg(Region limb) {
		return limb.top() > this.trunk.top() + 0.65 * this.trunk.height()
				&& limb.bottom() > this.trunk.bottom() + 0.22 * this.trunk.height() && limb.left() < this.trunk.right()
				&& limb.right() > this.trunk.left();
	}

	private boolean isArm(Region limb) {
		double reach = limb.centreX() < this.trunk.middleX() ? this.trunk.left() - limb.left()
				: limb.right() - this.trunk.right();
		return reach > 0.2 * this.trunk.width() && limb.top() < this.trunk.top() + 0.6 * this.trunk.height()
				&& limb.bottom() < this.trunk.bottom() + 0.3 * this.trunk.height();
	}

	private boolean isNeck(Region limb) {
		return limb.bottom() < this.trunk.top() + 0.35 * this.trunk.height()
				&& Math.abs(limb.middleX() - this.trunk.middleX()) < 0.25 * this.trunk.width()
				&& limb.width() < this.head.width();
	}

	private boolean areAPair(Region one, Region other) {
		double apart = Math.abs(one.centreX() - other.centreX());
		double middle = (one.centreX() + other.centreX()) / 2;
		return apart > 0.15 * this.trunk.width() && Math.abs(middle - this.trunk.middleX()) < 0.3 * this.trunk.width()
				&& Math.max(one.height(), other.height()) < 1.8 * Math.min(one.height(), other.height());
	}

}
