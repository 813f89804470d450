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
import static dev.novadraw.queuemodel.Rules.Worker.HOLDER;
import static dev.novadraw.queuemodel.Rules.Worker.HOLDER_OR_NOBODY;
import static dev.novadraw.queuemodel.Rules.Worker.NOBODY;
import static dev.novadraw.queuemodel.Rules.Worker.SOMEBODY;

/**
 * Every legal step of a job. The model asserts each change of a row by this list, and the
 * log of a running system is held against the same list, so that the two cannot mean
 * different things.
 */
public enum Transition {

	/** By a client, or by a redrive of a failed job. */
	SUBMIT(none(), QUEUED, new Rules(ZERO, ANY, NOBODY, noneOr("redriven"))),

	DISPATCH(from(QUEUED), DISPATCHED, new Rules(SAME, SOME, NOBODY, without())),

	/** The hint was lost or led nowhere. */
	TAKE_BACK(from(DISPATCHED), QUEUED,
			new Rules(SAME, ANY, NOBODY, oneOf("hint_lost", "hint_not_sent", "no_slot", "kind_unknown"))),

	CLAIM(from(DISPATCHED), RUNNING, new Rules(ONE_MORE, ANY, SOMEBODY, without())),

	SUCCEED(from(RUNNING), SUCCEEDED, new Rules(SAME, ANY, HOLDER, without())),

	FAIL(from(RUNNING), FAILED, new Rules(SAME, ANY, HOLDER, but("worker_lost"))),

	RETRY(from(RUNNING), QUEUED, new Rules(SAME, SOME, HOLDER, but("worker_lost", "handed_back"))),

	/** The attempt could not be made now. */
	SNOOZE(from(RUNNING), QUEUED, new Rules(ONE_LESS, SOME, HOLDER, but("worker_lost", "handed_back"))),

	/** The worker is shutting down. */
	HAND_BACK(from(RUNNING), QUEUED, new Rules(ONE_LESS, SOME, HOLDER, oneOf("handed_back"))),

	/** Another job of that worker may have been the cause: then it does not count. */
	LOSE_WORKER(from(RUNNING), QUEUED, new Rules(SAME_OR_ONE_LESS, SOME, HOLDER, oneOf("worker_lost"))),

	LOSE_LAST_WORKER(from(RUNNING), FAILED, new Rules(SAME, NONE, HOLDER, oneOf("worker_lost"))),

	CANCEL(from(QUEUED, DISPATCHED), CANCELED, new Rules(SAME, ANY, NOBODY, noneOr("cancel_requested"))),

	REQUEST_CANCEL(from(RUNNING), RUNNING, new Rules(SAME, ANY, HOLDER, oneOf("cancel_requested"))),

	/** A canceled job comes to its end, however its attempt did. */
	STOP(from(RUNNING), CANCELED, new Rules(SAME_OR_ONE_LESS, ANY, HOLDER, whatever())),

	EXPIRE(from(QUEUED, DISPATCHED), EXPIRED, new Rules(SAME, ANY, NOBODY, oneOf("deadline"))),

	EXPIRE_RUNNING(from(RUNNING), EXPIRED, new Rules(SAME, ANY, HOLDER_OR_NOBODY, oneOf("deadline")));

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
	 * Whether a job may go from one event to the next by this step.
	 * @param before the event before, null for a job that has none
	 */
	public boolean allows(@Nullable Event before, Event after, int maxAttempts) {
		return leads(before, after) && this.rules.allow(before, after, maxAttempts);
	}

	/**
	 * The step that leads from one event to the next, if one does.
	 */
	public static Optional<Transition> between(@Nullable Event before, Event after, int maxAttempts) {
		return Arrays.stream(ALL).filter((one) -> one.allows(before, after, maxAttempts)).findFirst();
	}

	/**
	 * Why no step leads from one event to the next: what speaks against the likeliest.
	 */
	public static String objection(@Nullable Event before, Event after, int maxAttempts) {
		String step = ((before != null) ? before.state() : "nothing") + " to " + after.state();
		return Arrays.stream(ALL)
			.filter((one) -> one.leads(before, after))
			.min(Comparator.comparing((Transition one) -> !one.rules.explain(after))
				.thenComparing((one) -> one.rules.objections(before, after, maxAttempts).size()))
			.map((one) -> step + " is no " + one + ": "
					+ String.join(", ", one.rules.objections(before, after, maxAttempts)))
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
