package dev.novadraw.queuemodel.behaviour;

import java.util.function.Consumer;

import dev.novadraw.engine.job.JobState;
import dev.novadraw.queuemodel.Transition;
import dev.novadraw.queuemodel.world.Actor;
import dev.novadraw.queuemodel.world.Design;
import dev.novadraw.queuemodel.world.Flaw;
import dev.novadraw.queuemodel.world.Job;
import dev.novadraw.queuemodel.world.LimitedEvent;
import dev.novadraw.queuemodel.world.Move;
import dev.novadraw.queuemodel.world.Situation;

/**
 * The moves of dispatchers, which commit a dispatch before they send its hint.
 */
public record Dispatching(Design design) implements Behaviour {

	@Override
	public void moves(Situation now, Consumer<Move> found) {
		for (int j = 0; j < now.jobs.length; j++) {
			dispatch(now, j, found);
			send(now, j, found);
			requeue(now, j, found);
			die(now, j, found);
		}
	}

	private void dispatch(Situation now, int j, Consumer<Move> found) {
		Job job = now.jobs[j];
		boolean hintFirst = this.design.has(Flaw.HINT_BEFORE_COMMIT);
		if (hintFirst && job.is(JobState.QUEUED) && !job.announced) {
			Situation after = now.copy();
			after.hintsGrowOld(j);
			after.jobs[j].sent = true;
			after.jobs[j].announced = true;
			found.accept(Move.of(Actor.DISPATCHER, after,
					() -> "dispatcher sends a hint of job " + j + ", whose dispatch is not yet committed"));
			return;
		}
		if (job.is(JobState.QUEUED) || job.isOpen() && this.design.has(Flaw.DISPATCH_IGNORES_STATE)) {
			Situation after = now.copy();
			if (!this.design.has(Flaw.DISPATCH_KEEPS_SEQUENCE) && !hintFirst) {
				after.hintsGrowOld(j);
			}
			after.jobs[j].moveTo(JobState.DISPATCHED);
			after.jobs[j].unsent = !hintFirst && !this.design.has(Flaw.NO_HINTS);
			after.jobs[j].announced = false;
			found.accept(new Move(Actor.DISPATCHER, Transition.DISPATCH, null, j, after,
					() -> "dispatcher commits that job " + j + " is dispatched"));
		}
	}

	private void send(Situation now, int j, Consumer<Move> found) {
		Job job = now.jobs[j];
		if (job.unsent) {
			Situation after = now.copy();
			after.jobs[j].unsent = false;
			after.jobs[j].sent = !job.isFinal();
			found.accept(Move.of(Actor.DISPATCHER, after, () -> "dispatcher sends the hint of job " + j));
		}
		if (job.unsent && now.allows(LimitedEvent.LOST_REPLY)) {
			Situation after = now.after(LimitedEvent.LOST_REPLY);
			after.jobs[j].sent = !job.isFinal();
			found.accept(Move.of(Actor.FAULT, after,
					() -> "dispatcher sends the hint of job " + j + "; Kafka's ANSWER IS LOST"));
		}
		if (job.unsentOld) {
			Situation after = now.copy();
			after.jobs[j].unsentOld = false;
			after.jobs[j].sentOld = true;
			found.accept(Move.of(Actor.DISPATCHER, after, () -> "dispatcher sends a hint of job " + j + ", late"));
		}
	}

	private void requeue(Situation now, int j, Consumer<Move> found) {
		Job job = now.jobs[j];
		if (job.unsent) {
			Situation after = now.copy();
			after.jobs[j].unsent = false;
			boolean requeues = job.is(JobState.DISPATCHED) || this.design.has(Flaw.REQUEUE_IGNORES_STATE);
			if (requeues) {
				after.jobs[j].moveTo(JobState.QUEUED);
			}
			found.accept(new Move(Actor.FAULT, requeues ? Transition.REQUEUE : null, "hint_not_sent", j, after,
					() -> "dispatcher CANNOT SEND the hint of job " + j + " and requeues the job"));
		}
	}

	private void die(Situation now, int j, Consumer<Move> found) {
		Job job = now.jobs[j];
		if (now.allows(LimitedEvent.CRASH) && (job.unsent || job.unsentOld || job.announced)) {
			Situation after = now.after(LimitedEvent.CRASH);
			after.jobs[j].unsent = false;
			after.jobs[j].unsentOld = false;
			after.jobs[j].announced = false;
			found.accept(Move.of(Actor.FAULT, after, () -> "KILL of the dispatcher with a hint of job " + j));
		}
	}

}
