package dev.novadraw.vision.sight;

import java.util.List;

import dev.novadraw.vision.scene.Scene;

/**
 * The rule for one thing.
 */
interface Rule {

	/**
	 * Returns all that is surely the thing.
	 */
	List<Found> find(Scene scene);

}
