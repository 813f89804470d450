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
 * The moves of clients that submit and cancel, and of their gateway.
 */
public record Clients(Design design) implements Behaviour {

	@Override
	public void moves(Situation now, Consumer<Move> found) {
		for (int j = 0; j < now.jobs.length; j++) {
			submit(now, j, found);
			if (now.jobs[j].gateway == Job.Gateway.ANSWERED && now.allows(LimitedEvent.CANCEL)) {
				cancel(now, j, found);
			}
		}
	}

	private void submit(Situation now, int j, Consumer<Move> found) {
		Job.Gateway gateway = now.jobs[j].gateway;
		boolean hasty = this.design.has(Flaw.ANSWER_BEFORE_COMMIT);
		if (gateway == Job.Gateway.BEFORE_COMMIT) {
			Situation after = now.copy();
			after.jobs[j].state = JobState.QUEUED;
			after.jobs[j].gateway = Job.Gateway.COMMITTED;
			found.accept(new Move(Actor.GATEWAY, Transition.SUBMIT, null, j, after, () -> "gateway commits job " + j));
		}
		if (gateway == Job.Gateway.COMMITTED || hasty && gateway == Job.Gateway.BEFORE_COMMIT) {
			Situation after = now.copy();
			after.jobs[j].gateway = Job.Gateway.ANSWERED;
			found.accept(Move.of(Actor.GATEWAY, after, () -> "gateway answers 202 for job " + j));
		}
		if (now.allows(LimitedEvent.CRASH)
				&& (gateway == Job.Gateway.BEFORE_COMMIT || gateway == Job.Gateway.COMMITTED)) {
			Situation after = now.after(LimitedEvent.CRASH);
			after.jobs[j].gateway = Job.Gateway.DEAD;
			found.accept(Move.of(Actor.FAULT, after, () -> "KILL of the gateway "
					+ ((gateway == Job.Gateway.COMMITTED) ? "after" : "before") + " it commits job " + j));
		}
	}

	private void cancel(Situation now, int j, Consumer<Move> found) {
		Job before = now.jobs[j];
		Situation after = now.after(LimitedEvent.CANCEL);
		Job job = after.jobs[j];
		job.cancelAccepted |= before.isOpen();
		Transition step = null;
		if (before.is(JobState.RUNNING) && !this.design.has(Flaw.CANCEL_IGNORES_STATE)) {
			step = job.cancelRequested ? null : Transition.REQUEST_CANCEL;
			job.cancelRequested = !this.design.has(Flaw.CANCEL_FORGETS_RUNNING);
		}
		else if (before.isOpen() || this.design.has(Flaw.CANCEL_IGNORES_STATE)) {
			job.moveTo(JobState.CANCELED);
			step = Transition.CANCEL;
		}
		found.accept(new Move(Actor.CLIENT, step, "cancel_requested", j, after,
				() -> "client cancels job " + j + ", which is " + before.state));
	}

}
