package dev.novadraw.queuemodel.search;

import java.util.Arrays;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.job.JobState;
import dev.novadraw.queuemodel.Event;
import dev.novadraw.queuemodel.Transition;
import dev.novadraw.queuemodel.world.Design;
import dev.novadraw.queuemodel.world.Job;
import dev.novadraw.queuemodel.world.LimitedEvent;
import dev.novadraw.queuemodel.world.Move;
import dev.novadraw.queuemodel.world.Situation;
import dev.novadraw.queuemodel.world.Slot;

/**
 * The conditions that every move must satisfy: first the guarantees to clients, which
 * matter most, then that each change of a row is a legal {@link Transition}.
 */
record Promises(Design design) {

	/**
	 * Returns the guarantee that a move violates, or null if there is none.
	 */
	@Nullable String broken(Situation before, Move move) {
		for (int j = 0; j < before.jobs.length; j++) {
			String promise = broken(before, move, j);
			if (promise != null) {
				return promise;
			}
		}
		return null;
	}

	private @Nullable String broken(Situation before, Move move, int j) {
		Job was = before.jobs[j];
		Job is = move.after().jobs[j];
		String promise = rowBroken(before, move, was, is);
		return (promise != null) ? promise : countBroken(move.after(), is);
	}

	private @Nullable String rowBroken(Situation before, Move move, Job was, Job is) {
		if (is.hasSameRow(was)) {
			return null;
		}
		if (was.isFinal()) {
			return "a job that had come to its end was changed";
		}
		Slot author = author(before, move);
		if (author != null && author.hasAnOutcome() && author.claim != was.claims) {
			return "a stale attempt has written its outcome";
		}
		if (was.lease == Job.Lease.GOOD && is.isOpen() && (author == null || is.claims > was.claims)) {
			return "a job was taken from a worker whose lease is good";
		}
		if (was.lease == Job.Lease.AWAY && is.isOpen() && author == null) {
			return "a job was taken for a lease that ran out in an outage";
		}
		if (is.claims > was.claims && was.cancelAccepted) {
			return "a canceled job was tried again";
		}
		return null;
	}

	private @Nullable String countBroken(Situation now, Job job) {
		int max = this.design.bounds().maxAttempts();
		int interrupted = this.design.bounds().limit(LimitedEvent.SHUTDOWN) - now.left(LimitedEvent.SHUTDOWN)
				+ this.design.bounds().limit(LimitedEvent.SNOOZE) - now.left(LimitedEvent.SNOOZE);
		if (job.state == null && job.gateway == Job.Gateway.ANSWERED) {
			return "202 was answered for a job that is not there";
		}
		if (job.attempt < 0 || job.attempt > max) {
			return "more attempts were made than allowed";
		}
		if (job.calls > job.claims) {
			return "the provider was called more often than the job was claimed";
		}
		if (job.calls > max + interrupted + job.uncounted) {
			return "the provider was called more often than attempts are allowed";
		}
		return null;
	}

	/**
	 * Returns a description of a row change that no transition allows, or null if all are
	 * legal.
	 */
	@Nullable String illegal(Situation before, Move move) {
		for (int j = 0; j < before.jobs.length; j++) {
			Job was = before.jobs[j];
			Job is = move.after().jobs[j];
			boolean stepped = move.step() != null && move.job() == j;
			if (!stepped && !is.hasSameRow(was)) {
				return "a row was changed by no step at all";
			}
			if (stepped) {
				Event from = event(was, null, worker(was));
				Event to = Objects.requireNonNull(event(is, move.reason(), named(before, move, was, is)));
				int max = this.design.bounds().maxAttempts();
				if (!Objects.requireNonNull(move.step()).allows(from, to, max)) {
					return "an illegal step: " + Transition.between(from, to, max)
						.map((other) -> "a " + other + " was made as a " + move.step())
						.orElseGet(() -> Transition.objection(from, to, max));
				}
			}
		}
		return null;
	}

	private static @Nullable Event event(Job job, @Nullable String reason, @Nullable String worker) {
		JobState state = job.state;
		return (state != null) ? new Event(state, reason, job.attempt, job.token, worker) : null;
	}

	// The worker that the log would name: the holder, or the one that wrote the outcome.
	private @Nullable String named(Situation before, Move move, Job was, Job is) {
		if (is.is(JobState.RUNNING)) {
			return worker(is);
		}
		Slot author = author(before, move);
		if (author != null && author.phase != Slot.Phase.HINTED) {
			return Design.workerName(this.design.worker(Arrays.asList(before.slots).indexOf(author)));
		}
		return worker(was);
	}

	private static @Nullable String worker(Job job) {
		return (job.holder > 0) ? Design.workerName(job.holder) : null;
	}

	private static @Nullable Slot author(Situation before, Move move) {
		return switch (move.by()) {
			case FIRST_SLOT -> before.slots[0];
			case SECOND_SLOT -> before.slots[1];
			default -> null;
		};
	}

}
