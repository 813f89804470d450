package dev.novadraw.queuemodel.behaviour;

import java.util.Arrays;
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
import dev.novadraw.queuemodel.world.Slot;
import dev.novadraw.queuemodel.world.Slot.Phase;

/**
 * The moves of a worker thread up to its attempt: it receives a hint, claims the job,
 * calls the provider and extends its lease. {@link Settling} covers the end of the
 * attempt.
 */
public record Working(Design design, int slot) implements Behaviour {

	@Override
	public void moves(Situation now, Consumer<Move> found) {
		switch (now.slots[this.slot].phase) {
			case IDLE -> {
				receive(now, found);
				claimUnclaimed(now, found);
			}
			case HINTED -> {
				follow(now, found);
				requeue(now, found);
			}
			case CLAIMED -> {
				call(now, found);
				heartbeat(now, found);
			}
			case CALLING -> heartbeat(now, found);
			case REPEATING -> {
			}
		}
		die(now, found);
	}

	private void receive(Situation now, Consumer<Move> found) {
		for (int j = 0; j < now.jobs.length; j++) {
			if (now.jobs[j].sent) {
				receive(now, j, false, found);
			}
			if (now.jobs[j].sentOld) {
				receive(now, j, true, found);
			}
		}
	}

	private void receive(Situation now, int j, boolean old, Consumer<Move> found) {
		String hint = (old ? " receives an old hint of job " : " receives the hint of job ") + j;
		Situation after = now.copy();
		after.slots[this.slot].phase = Phase.HINTED;
		after.slots[this.slot].job = j;
		after.slots[this.slot].oldHint = old;
		Situation doubled = after.copy();
		after.jobs[j].sent &= old;
		after.jobs[j].sentOld &= !old;
		found.accept(Move.of(Actor.slot(this.slot), after, () -> me() + hint));
		if (now.allows(LimitedEvent.DOUBLING)) {
			doubled.uses(LimitedEvent.DOUBLING);
			found.accept(Move.of(Actor.FAULT, doubled, () -> me() + hint + ", which will be DELIVERED AGAIN"));
		}
	}

	// An idle worker claims dispatched jobs even without a hint.
	private void claimUnclaimed(Situation now, Consumer<Move> found) {
		for (int j = 0; j < now.jobs.length; j++) {
			Job job = now.jobs[j];
			boolean free = job.is(JobState.DISPATCHED) && job.attempt < this.design.bounds().maxAttempts()
					&& mayRunHere(now, j);
			if (free && !this.design.has(Flaw.NO_CLAIM_WITHOUT_HINT)) {
				claim(now, j, " without a hint", found);
			}
		}
	}

	private void follow(Situation now, Consumer<Move> found) {
		int j = now.slots[this.slot].job;
		if (mayClaim(now)) {
			claim(now, j, "", found);
		}
		else {
			Situation after = now.copy();
			after.clear(this.slot);
			found.accept(Move.of(Actor.slot(this.slot), after,
					() -> me() + " drops the hint, for job " + j + " is " + now.jobs[j].state));
		}
	}

	private void claim(Situation now, int j, String how, Consumer<Move> found) {
		Situation after = now.copy();
		Job job = after.jobs[j];
		job.state = JobState.RUNNING;
		job.attempt++;
		job.token++;
		job.claims++;
		job.holder = this.design.worker(this.slot);
		job.unknown = false;
		job.lease = this.design.has(Flaw.CLAIM_SETS_NO_LEASE) ? Job.Lease.NONE : Job.Lease.GOOD;
		String words = " claims job " + j + how + ": attempt " + job.attempt + ", token " + job.token;
		after.slots[this.slot] = Slot.claimed(j, job);
		found.accept(new Move(Actor.slot(this.slot), Transition.CLAIM, null, j, after, () -> me() + words));
		if (now.allows(LimitedEvent.LOST_REPLY)) {
			Situation unknown = after.after(LimitedEvent.LOST_REPLY);
			unknown.clear(this.slot);
			unknown.jobs[j].unknown = true;
			found.accept(new Move(Actor.FAULT, Transition.CLAIM, null, j, unknown,
					() -> me() + words + "; the ANSWER IS LOST"));
		}
	}

	private boolean mayClaim(Situation now) {
		Slot slot = now.slots[this.slot];
		Job job = now.jobs[slot.job];
		boolean state = job.is(JobState.DISPATCHED) || job.isOpen() && this.design.has(Flaw.CLAIM_IGNORES_STATE);
		boolean sequence = !slot.oldHint || this.design.has(Flaw.CLAIM_IGNORES_SEQUENCE);
		boolean limit = job.attempt < this.design.bounds().maxAttempts() || this.design.has(Flaw.CLAIM_IGNORES_LIMIT);
		return state && sequence && limit && mayRunHere(now, slot.job);
	}

	// A worker runs one suspect at a time.
	private boolean mayRunHere(Situation now, int j) {
		if (!now.jobs[j].isSuspect()) {
			return true;
		}
		int me = this.design.worker(this.slot);
		return !this.design.has(Flaw.CLAIM_PASSES_OVER_SUSPECTS) && Arrays.stream(now.jobs)
			.noneMatch((other) -> other.isSuspect() && other.is(JobState.RUNNING) && other.holder == me);
	}

	private void requeue(Situation now, Consumer<Move> found) {
		Slot slot = now.slots[this.slot];
		int j = slot.job;
		if (now.jobs[j].is(JobState.DISPATCHED) && !slot.oldHint) {
			Situation after = now.copy();
			after.clear(this.slot);
			after.jobs[j].moveTo(JobState.QUEUED);
			found.accept(new Move(Actor.slot(this.slot), Transition.REQUEUE, "no_slot", j, after,
					() -> me() + " has no free slot and requeues job " + j));
		}
	}

	private void call(Situation now, Consumer<Move> found) {
		int j = now.slots[this.slot].job;
		Situation after = now.copy();
		after.slots[this.slot].phase = Phase.CALLING;
		after.jobs[j].calls++;
		found.accept(Move.of(Actor.slot(this.slot), after,
				() -> me() + " calls the provider for job " + j + ", call " + after.jobs[j].calls));
	}

	private void heartbeat(Situation now, Consumer<Move> found) {
		Slot slot = now.slots[this.slot];
		Job job = now.jobs[slot.job];
		if (job.is(JobState.RUNNING) && job.token == slot.token && job.lease != Job.Lease.GOOD) {
			Situation after = now.copy();
			after.jobs[slot.job].lease = Job.Lease.GOOD;
			found.accept(Move.of(Actor.slot(this.slot), after, () -> me() + " extends its lease of job " + slot.job));
		}
	}

	private void die(Situation now, Consumer<Move> found) {
		if (now.allows(LimitedEvent.CRASH) && now.slots[this.slot].phase != Phase.IDLE) {
			Situation after = now.after(LimitedEvent.CRASH);
			after.clear(this.slot);
			if (this.design.bounds().oneProcess()) {
				after.clear(Situation.SLOTS - 1 - this.slot);
			}
			found.accept(
					Move.of(Actor.FAULT, after, () -> "KILL of " + me() + ", which was " + now.slots[this.slot].phase));
		}
	}

	private String me() {
		return this.design.name(this.slot);
	}

}
