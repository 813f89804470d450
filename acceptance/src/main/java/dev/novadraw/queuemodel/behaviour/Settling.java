package dev.novadraw.queuemodel.behaviour;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

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
import dev.novadraw.queuemodel.world.Slot.Ending;
import dev.novadraw.queuemodel.world.Slot.Phase;

/**
 * The moves of a worker thread at the end of an attempt: it writes the outcome if the
 * fence permits it.
 */
public record Settling(Design design, int slot) implements Behaviour {

	private static final Ending[] ENDINGS = Ending.values();

	@Override
	public void moves(Situation now, Consumer<Move> found) {
		Slot slot = now.slots[this.slot];
		if (slot.phase == Phase.REPEATING) {
			settle(now, slot.ending, found);
		}
		if (slot.isInAttempt()) {
			for (Ending ending : ENDINGS) {
				if (mayEnd(now, ending)) {
					settle(now, ending, found);
				}
			}
		}
	}

	private boolean mayEnd(Situation now, Ending ending) {
		Slot slot = now.slots[this.slot];
		Job job = now.jobs[slot.job];
		return switch (ending) {
			case COMPLETED, FAILED, RETRY -> slot.phase == Phase.CALLING;
			case SNOOZED -> now.allows(LimitedEvent.SNOOZE);
			case RETURNED -> now.allows(LimitedEvent.SHUTDOWN);
			case CANCELED -> job.is(JobState.RUNNING) && job.cancelRequested && job.token == slot.token;
		};
	}

	private void settle(Situation now, Ending ending, Consumer<Move> found) {
		Slot slot = now.slots[this.slot];
		int j = slot.job;
		Situation after = now.copy();
		after.clear(this.slot);
		if (slot.phase != Phase.REPEATING) {
			count(after, ending);
		}
		if (!passes(slot, now.jobs[j])) {
			found.accept(Move.of(Actor.slot(this.slot), after,
					() -> me() + " comes with " + ending + " of job " + j + " and token " + slot.token + ": 0 rows"));
			return;
		}
		JobState next = write(after.jobs[j], slot, ending);
		String words = me() + ((slot.phase == Phase.REPEATING) ? " once more" : "") + " writes " + ending + " of job "
				+ j + " with token " + slot.token + ": " + next;
		if (slot.phase != Phase.REPEATING && now.allows(LimitedEvent.LOST_REPLY)) {
			Situation unknown = after.after(LimitedEvent.LOST_REPLY);
			unknown.slots[this.slot] = now.copy().slots[this.slot];
			unknown.slots[this.slot].phase = Phase.REPEATING;
			unknown.slots[this.slot].ending = ending;
			found.accept(new Move(Actor.slot(this.slot), step(ending, next), reason(ending), j, unknown,
					() -> words + "; the ANSWER IS LOST"));
		}
		found.accept(new Move(Actor.slot(this.slot), step(ending, next), reason(ending), j, after, () -> words));
	}

	private static void count(Situation after, Ending ending) {
		switch (ending) {
			case SNOOZED -> after.uses(LimitedEvent.SNOOZE);
			case RETURNED -> after.uses(LimitedEvent.SHUTDOWN);
			case COMPLETED, FAILED, RETRY, CANCELED -> {
			}
		}
	}

	private boolean passes(Slot slot, Job job) {
		if (this.design.has(Flaw.SETTLE_UNFENCED)) {
			return true;
		}
		boolean held = this.design.has(Flaw.SETTLE_BY_STATE)
				|| this.design.has(Flaw.SETTLE_BY_WORKER) && job.holder == this.design.worker(this.slot)
				|| this.design.has(Flaw.SETTLE_BY_ATTEMPT) && job.attempt == slot.attempt || job.token == slot.token;
		return job.is(JobState.RUNNING) && held;
	}

	private JobState write(Job job, Slot slot, Ending ending) {
		if (ending == Ending.SNOOZED || ending == Ending.RETURNED) {
			job.attempt--;
		}
		if (ending == Ending.RETURNED && this.design.has(Flaw.RETURN_LOWERS_TOKEN)) {
			job.token--;
		}
		if (ending == Ending.RETURNED && this.design.has(Flaw.RETURN_RESETS_TOKEN)) {
			job.token = 0;
		}
		JobState next = next(job, ending);
		job.moveTo(next);
		return next;
	}

	private JobState next(Job job, Ending ending) {
		return switch (ending) {
			case COMPLETED -> JobState.SUCCEEDED;
			case FAILED -> JobState.FAILED;
			case CANCELED -> JobState.CANCELED;
			case RETRY, SNOOZED, RETURNED -> {
				if (job.cancelRequested && !this.design.has(Flaw.SETTLE_IGNORES_CANCEL)) {
					yield JobState.CANCELED;
				}
				boolean left = job.attempt < this.design.bounds().maxAttempts()
						|| this.design.has(Flaw.SETTLE_QUEUES_LAST_ATTEMPT);
				yield left ? JobState.QUEUED : JobState.FAILED;
			}
		};
	}

	private static Transition step(Ending ending, JobState next) {
		return switch (next) {
			case SUCCEEDED -> Transition.SUCCEED;
			case FAILED -> Transition.FAIL;
			case CANCELED -> Transition.STOP;
			default -> switch (ending) {
				case SNOOZED -> Transition.SNOOZE;
				case RETURNED -> Transition.RETURN;
				default -> Transition.RETRY;
			};
		};
	}

	private static @Nullable String reason(Ending ending) {
		return switch (ending) {
			case COMPLETED -> null;
			case CANCELED -> "cancel_requested";
			case RETURNED -> "handed_back";
			case SNOOZED -> "rate_limited";
			case FAILED, RETRY -> "ATTEMPT_FAILED";
		};
	}

	private String me() {
		return this.design.name(this.slot);
	}

}
