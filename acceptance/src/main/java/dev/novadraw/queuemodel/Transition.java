package dev.novadraw.queuemodel;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.job.JobState;

import static dev.novadraw.engine.job.JobState.CANCELED;
import static dev.novadraw.engine.job.JobState.DISPATCHED;
import static dev.novadraw.engine.job.JobState.EXPIRED;
import static dev.novadraw.engine.job.JobState.FAILED;
import static dev.novadraw.engine.job.JobState.QUEUED;
import static dev.novadraw.engine.job.JobState.RUNNING;
import static dev.novadraw.engine.job.JobState.SUCCEEDED;
import static dev.novadraw.queuemodel.Rules.Attempts.ONE_LESS;
import static dev.novadraw.queuemodel.Rules.Attempts.ONE_MORE;
import static dev.novadraw.queuemodel.Rules.Attempts.SAME;
import static dev.novadraw.queuemodel.Rules.Attempts.SAME_OR_ONE_LESS;
import static dev.novadraw.queuemodel.Rules.Attempts.ZERO;
import static dev.novadraw.queuemodel.Rules.Left.ANY;
import static dev.novadraw.queuemodel.Rules.Left.NONE;
import static dev.novadraw.queuemodel.Rules.Left.SOME;
import static dev.novadraw.queuemodel.Rules.Reason.but;
import static dev.novadraw.queuemodel.Rules.Reason.noneOr;
import static dev.novadraw.queuemodel.Rules.Reason.oneOf;
import static dev.novadraw.queuemodel.Rules.Reason.whatever;
import static dev.novadraw.queuemodel.Rules.Reason.without;
import static dev.novadraw.queuemodel.Rules.Worker.ANY_WORKER;
import static dev.novadraw.queuemodel.Rules.Worker.HOLDER;
import static dev.novadraw.queuemodel.Rules.Worker.HOLDER_OR_NO_WORKER;
import static dev.novadraw.queuemodel.Rules.Worker.NO_WORKER;

/**
 * The legal steps of a job. The model asserts each change of a row against this list. The
 * log of a running system is validated against the same list, so that the two cannot
 * diverge.
 */
public enum Transition {

	/** The submission by a client, or by a redrive of a failed job. */
	SUBMIT(none(), QUEUED, new Rules(ZERO, ANY, NO_WORKER, noneOr("redriven"))),

	DISPATCH(from(QUEUED), DISPATCHED, new Rules(SAME, SOME, NO_WORKER, without())),

	/** The return to the queue if the hint was lost or could not be followed. */
	REQUEUE(from(DISPATCHED), QUEUED,
			new Rules(SAME, ANY, NO_WORKER, oneOf("hint_lost", "hint_not_sent", "no_slot", "kind_unknown"))),

	CLAIM(from(DISPATCHED), RUNNING, new Rules(ONE_MORE, ANY, ANY_WORKER, without())),

	SUCCEED(from(RUNNING), SUCCEEDED, new Rules(SAME, ANY, HOLDER, without())),

	FAIL(from(RUNNING), FAILED, new Rules(SAME, ANY, HOLDER, but("worker_lost"))),

	RETRY(from(RUNNING), QUEUED, new Rules(SAME, SOME, HOLDER, but("worker_lost", "handed_back"))),

	/** The return to the queue if the attempt cannot be made now. */
	SNOOZE(from(RUNNING), QUEUED, new Rules(ONE_LESS, SOME, HOLDER, but("worker_lost", "handed_back"))),

	/** The return to the queue because the worker is shutting down. */
	RETURN(from(RUNNING), QUEUED, new Rules(ONE_LESS, SOME, HOLDER, oneOf("handed_back"))),

	/**
	 * The return to the queue after the loss of the worker. The attempt does not count if
	 * another job of that worker may have been the cause.
	 */
	LOSE_WORKER(from(RUNNING), QUEUED, new Rules(SAME_OR_ONE_LESS, SOME, HOLDER, oneOf("worker_lost"))),

	LOSE_LAST_WORKER(from(RUNNING), FAILED, new Rules(SAME, NONE, HOLDER, oneOf("worker_lost"))),

	CANCEL(from(QUEUED, DISPATCHED), CANCELED, new Rules(SAME, ANY, NO_WORKER, noneOr("cancel_requested"))),

	REQUEST_CANCEL(from(RUNNING), RUNNING, new Rules(SAME, ANY, HOLDER, oneOf("cancel_requested"))),

	/** The end of a job with a cancel request, whatever the outcome of its attempt. */
	STOP(from(RUNNING), CANCELED, new Rules(SAME_OR_ONE_LESS, ANY, HOLDER, whatever())),

	EXPIRE(from(QUEUED, DISPATCHED), EXPIRED, new Rules(SAME, ANY, NO_WORKER, oneOf("deadline"))),

	EXPIRE_RUNNING(from(RUNNING), EXPIRED, new Rules(SAME, ANY, HOLDER_OR_NO_WORKER, oneOf("deadline")));

	private static final Transition[] ALL = values();

	private final Set<JobState> from;

	private final JobState to;

	private final Rules rules;

	Transition(Set<JobState> from, JobState to, Rules rules) {
		this.from = from;
		this.to = to;
		this.rules = rules;
	}

	/**
	 * Returns true if this step may lead from one event to the next.
	 * @param before the event before, or null for the first event of a job
	 */
	public boolean allows(@Nullable Event before, Event after, int maxAttempts) {
		return leads(before, after) && this.rules.allow(before, after, maxAttempts);
	}

	/**
	 * Returns the step that leads from one event to the next, or empty if none does.
	 */
	public static Optional<Transition> between(@Nullable Event before, Event after, int maxAttempts) {
		return Arrays.stream(ALL).filter((transition) -> transition.allows(before, after, maxAttempts)).findFirst();
	}

	/**
	 * Returns the reason why no step leads from one event to the next: the objections to
	 * the likeliest step.
	 */
	public static String objection(@Nullable Event before, Event after, int maxAttempts) {
		String step = ((before != null) ? before.state() : "nothing") + " to " + after.state();
		return Arrays.stream(ALL)
			.filter((transition) -> transition.leads(before, after))
			.min(Comparator.comparing((Transition transition) -> !transition.rules.explain(after))
				.thenComparing((transition) -> transition.rules.objections(before, after, maxAttempts).size()))
			.map((transition) -> step + " is no " + transition + ": "
					+ String.join(", ", transition.rules.objections(before, after, maxAttempts)))
			.orElse("no step leads from " + step);
	}

	private boolean leads(@Nullable Event before, Event after) {
		return after.state() == this.to
				&& ((before != null) ? this.from.contains(before.state()) : this.from.isEmpty());
	}

	private static Set<JobState> none() {
		return EnumSet.noneOf(JobState.class);
	}

	private static Set<JobState> from(JobState first, JobState... others) {
		return EnumSet.of(first, others);
	}

}
