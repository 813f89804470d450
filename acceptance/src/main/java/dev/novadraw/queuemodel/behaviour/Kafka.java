package dev.novadraw.queuemodel.behaviour;

import java.util.Arrays;
import java.util.function.Consumer;

import dev.novadraw.queuemodel.world.Actor;
import dev.novadraw.queuemodel.world.Job;
import dev.novadraw.queuemodel.world.LimitedEvent;
import dev.novadraw.queuemodel.world.Move;
import dev.novadraw.queuemodel.world.Situation;

/**
 * The worst move of Kafka: the loss of its whole log.
 */
public record Kafka() implements Behaviour {

	@Override
	public void moves(Situation now, Consumer<Move> found) {
		if (now.allows(LimitedEvent.WIPE) && Arrays.stream(now.jobs).anyMatch((job) -> job.sent || job.sentOld)) {
			Situation after = now.after(LimitedEvent.WIPE);
			for (Job job : after.jobs) {
				job.sent = false;
				job.sentOld = false;
			}
			found.accept(Move.of(Actor.FAULT, after, () -> "Kafka's log is WIPED"));
		}
	}

}
