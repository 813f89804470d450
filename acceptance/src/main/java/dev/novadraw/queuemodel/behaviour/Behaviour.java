package dev.novadraw.queuemodel.behaviour;

import java.util.function.Consumer;

import dev.novadraw.queuemodel.world.Move;
import dev.novadraw.queuemodel.world.Situation;

/**
 * What one part of the system can do in a situation.
 */
public interface Behaviour {

	void moves(Situation now, Consumer<Move> found);

}
