package dev.novadraw.vision.sight;

import java.util.ArrayList;
import java.util.List;

import dev.novadraw.vision.scene.Scene;
import dev.novadraw.vision.shape.Canvas;

/**
 * The recognition of things in a drawing. A thing within another, such as the face of a
 * sun, is a part of it.
 */
public final class Recognition {

	/** In this order, since parts of the first things resemble the later ones. */
	private static final List<Rule> RULES = List.of(new RainbowRule(), new SunRule(), new CornerSunRule(),
			new PersonRule(), new HouseRule(), new FlowerRule(), new TreeRule(), new FaceRule(), new HeartRule());

	private Recognition() {
	}

	public static List<Found> of(Canvas canvas) {
		Scene scene = new Scene(canvas);
		List<Found> all = new ArrayList<>();
		for (Rule rule : RULES) {
			for (Found found : rule.find(scene)) {
				if (all.stream().noneMatch((other) -> other.covers(found))) {
					all.add(found);
				}
			}
		}
		return all;
	}

}
