package dev.novadraw.queuemodel.behaviour;

import java.util.function.Consumer;

import dev.novadraw.queuemodel.world.Move;
import dev.novadraw.queuemodel.world.Situation;

/**
 * The possible moves of one part of the system in a situation.
 */
public interface Behaviour {

	void moves(Situation now, Consumer<Move> found);

}
