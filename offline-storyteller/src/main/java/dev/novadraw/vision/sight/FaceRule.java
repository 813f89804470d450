package dev.novadraw.vision.sight;

import java.util.List;

import dev.novadraw.vision.region.Region;
import dev.novadraw.vision.scene.Head;
import dev.novadraw.vision.scene.Scene;

/**
 * A face: a closed round outline with two eyes and a mouth, and no body below.
 */
final class FaceRule implements Rule {

	@Override
	public List<Found> find(Scene scene) {
		return scene.heads()
			.stream()
			.filter((head) -> head.hasMouth() && head.hasNoEars() && hasNoBody(head))
			.map((head) -> found(head))
			.toList();
	}

	private static boolean hasNoBody(Head head) {
		return head.around(1.25).covered(20, 160) < 0.03 && head.around(1.5).covered(30, 150) < 0.03
				&& head.around(1.25).covered() < 0.4;
	}

	private static Found found(Head head) {
		Region region = head.region();
		return new Found(Thing.FACE, head.colour(), region.left(), region.top(), region.width(), region.height());
	}

}
