package dev.novadraw.vision.sight;

import java.util.ArrayList;
import java.util.List;

import dev.novadraw.vision.region.Region;
import dev.novadraw.vision.scene.Body;
import dev.novadraw.vision.scene.Head;
import dev.novadraw.vision.scene.Scene;

/**
 * A person: a round head with eyes above a body, with two arms, two legs, and nothing
 * else such as ears or a tail.
 */
final class PersonRule implements Rule {

	@Override
	public List<Found> find(Scene scene) {
		List<Found> persons = new ArrayList<>();
		for (Head head : scene.heads()) {
			for (Region figure : scene.figures()) {
				if (head.hasNoEars() && figure.surrounds(head.region(), 0) && isPerson(figure, head.region())) {
					persons.add(new Found(Thing.PERSON, head.colour(), figure.left(), figure.top(), figure.width(),
							figure.height()));
				}
			}
		}
		return persons;
	}

	private static boolean isPerson(Region figure, Region head) {
		Region below = figure.below(head.bottom() + 2);
		return head.top() < figure.top() + 0.3 * figure.height() && below.count() > head.count() / 2
				&& new Body(below, head).isPerson();
	}

}
