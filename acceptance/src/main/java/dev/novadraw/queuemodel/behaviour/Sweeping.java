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
 * The moves of the sweeper, and of the time it waits for.
 */
public record Sweeping(Design design) implements Behaviour {

	private static final int MAX_UNCOUNTED = 2;

	@Override
	public void moves(Situation now, Consumer<Move> found) {
		outage(now, found);
		for (int j = 0; j < now.jobs.length; j++) {
			leaseRunsOut(now, j, found);
			if (!this.design.has(Flaw.NO_SWEEP_OF_LEASES)) {
				sweepLease(now, j, found);
			}
			if (!this.design.has(Flaw.NO_SWEEP_OF_HINTS)) {
				sweepHint(now, j, found);
			}
			deadlinePasses(now, j, found);
		}
	}

	private static void outage(Situation now, Consumer<Move> found) {
		if (now.running() > 0 && now.allows(LimitedEvent.OUTAGE)) {
			Situation after = now.after(LimitedEvent.OUTAGE);
			for (Job job : after.jobs) {
				job.lease = job.is(JobState.RUNNING) ? Job.Lease.AWAY : job.lease;
			}
			found.accept(Move.of(Actor.FAULT, after, () -> "the database is AWAY for longer than a lease"));
		}
	}

	// After an outage, another lease must run out first, in which the worker may renew
	// it.
	private void leaseRunsOut(Situation now, int j, Consumer<Move> found) {
		if (now.jobs[j].lease == Job.Lease.GOOD || now.jobs[j].lease == Job.Lease.AWAY) {
			Situation after = now.copy();
			after.jobs[j].lease = Job.Lease.OVER;
			found.accept(Move.of(Actor.TIME, after, () -> "the lease of job " + j + " runs out"));
		}
	}

	private void sweepLease(Situation now, int j, Consumer<Move> found) {
		Job before = now.jobs[j];
		boolean over = before.lease == Job.Lease.OVER || this.design.has(Flaw.SWEEP_IGNORES_LEASE)
				|| before.lease == Job.Lease.AWAY && this.design.has(Flaw.SWEEP_IGNORES_OUTAGE);
		if (!before.is(JobState.RUNNING) || !over) {
			return;
		}
		sweepLease(now, j, false, found);
		if (before.unknown || mayBeUncounted(now, j)) {
			sweepLease(now, j, true, found);
		}
	}

	// Another job may have caused the loss of their common worker. The model does not
	// record which one did, so each is the cause in some runs. The jobs are recovered one
	// after the other.
	private static boolean mayBeUncounted(Situation now, int j) {
		Job lost = now.jobs[j];
		for (Job other : now.jobs) {
			boolean together = other.is(JobState.RUNNING) && other.holder == lost.holder
					|| other.uncounted > lost.uncounted;
			if (other != lost && together && lost.uncounted < MAX_UNCOUNTED) {
				return true;
			}
		}
		return false;
	}

	private void sweepLease(Situation now, int j, boolean uncounted, Consumer<Move> found) {
		Job before = now.jobs[j];
		int counted = before.attempt - (uncounted ? 1 : 0);
		boolean attemptsLeft = counted < this.design.bounds().maxAttempts()
				|| this.design.has(Flaw.SWEEP_QUEUES_LAST_ATTEMPT);
		Transition step = (before.cancelRequested && !this.design.has(Flaw.SWEEP_IGNORES_CANCEL)) ? Transition.STOP
				: attemptsLeft ? Transition.LOSE_WORKER : Transition.LOSE_LAST_WORKER;
		Situation after = now.copy();
		Job job = after.jobs[j];
		job.attempt = counted;
		// A claim whose response was lost causes no loss of a worker.
		job.uncounted += (uncounted && !before.unknown) ? 1 : 0;
		job.moveTo(switch (step) {
			case STOP -> JobState.CANCELED;
			case LOSE_WORKER -> JobState.QUEUED;
			default -> JobState.FAILED;
		});
		if (this.design.has(Flaw.SWEEP_RESTORES_ATTEMPT)) {
			job.attempt--;
		}
		found.accept(new Move(Actor.SWEEPER, step, "worker_lost", j, after,
				() -> "sweeper takes job " + j + " from " + Design.workerName(before.holder) + ": " + job.state
						+ (uncounted ? ", its attempt does not count" : "")));
	}

	// While every slot is busy, a hint may wait legitimately.
	private void sweepHint(Situation now, int j, Consumer<Move> found) {
		if (now.jobs[j].is(JobState.DISPATCHED) && now.running() < this.design.bounds().slots()) {
			Situation after = now.copy();
			after.jobs[j].moveTo(JobState.QUEUED);
			found.accept(new Move(Actor.SWEEPER, Transition.REQUEUE, "hint_lost", j, after,
					() -> "sweeper requeues job " + j + ", whose hint was lost"));
		}
	}

	private void deadlinePasses(Situation now, int j, Consumer<Move> found) {
		Job before = now.jobs[j];
		boolean may = before.isOpen() || before.state != null && this.design.has(Flaw.DEADLINE_IGNORES_STATE);
		if (may && now.allows(LimitedEvent.DEADLINE)) {
			Situation after = now.after(LimitedEvent.DEADLINE);
			after.jobs[j].moveTo(JobState.EXPIRED);
			Transition step = before.is(JobState.RUNNING) ? Transition.EXPIRE_RUNNING : Transition.EXPIRE;
			found.accept(new Move(Actor.FAULT, step, "deadline", j, after,
					() -> "the DEADLINE of job " + j + " passes while it is " + before.state));
		}
	}

}
