package dev.novadraw.acceptance.model.search;

import java.util.function.Consumer;

/**
 * What one part of the system can do in a situation.
 */
interface Behaviour {

	void moves(Situation now, Consumer<Move> found);

}
