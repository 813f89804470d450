package dev.novadraw.vision.scene;

import java.util.List;

import dev.novadraw.vision.color.Crayon;
import dev.novadraw.vision.region.Region;
import dev.novadraw.vision.region.Ring;
import dev.novadraw.vision.region.Ring.Arc;
import dev.novadraw.vision.region.Roundness;
import dev.novadraw.vision.shape.Canvas;

/**
 * A round part with a face in it.
 */
public final class Head {

	private static final double MIN_SPAN = 0.06;

	private final Canvas canvas;

	private final Part part;

	private final Countenance countenance;

	private Head(Canvas canvas, Part part) {
		this.canvas = canvas;
		this.part = part;
		this.countenance = new Countenance(Mark.in(part.region(), this::isMark));
	}

	static List<Head> in(Scene scene) {
		return scene.parts()
			.stream()
			.filter((part) -> part.region().height() >= MIN_SPAN * scene.longEdge()
					&& Roundness.evenness(part.region()) > 0.68 && Roundness.of(part.region()) > 0.88)
			.map((part) -> new Head(scene.canvas(), part))
			.filter((head) -> head.countenance.hasEyes())
			.toList();
	}

	private boolean isMark(int x, int y) {
		Crayon crayon = this.canvas.at(x, y);
		return crayon != null && (!this.part.solid() || crayon != this.part.colour());
	}

	public Region region() {
		return this.part.region();
	}

	public Crayon colour() {
		return this.part.colour();
	}

	public boolean hasMouth() {
		return this.countenance.hasMouth();
	}

	/**
	 * Returns true if nothing is attached above, or only hair or a hat: two of something
	 * are ears or feelers.
	 */
	public boolean hasNoEars() {
		return countAbove(1.3) && countAbove(1.45);
	}

	private boolean countAbove(double distance) {
		List<Arc> above = around(distance).arcs().stream().filter((arc) -> arc.within(190, 350)).toList();
		return above.size() < 2 || above.size() > 4;
	}

	/**
	 * Returns what is drawn around the head, at a distance from its middle in radii.
	 */
	public Ring around(double distance) {
		return new Ring(region().middleX(), region().middleY(), distance * region().width() / 2 + 2,
				distance * region().height() / 2 + 2, this.canvas::drawn);
	}

}
