package dev.novadraw.queuemodel.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.novadraw.queuemodel.world.Bounds;
import dev.novadraw.queuemodel.world.Design;
import dev.novadraw.queuemodel.world.Flaw;
import dev.novadraw.queuemodel.world.LimitedEvent;

/**
 * The designs to search, with the expected results.
 */
public final class Catalogue {

	private static final Bounds ONE_JOB = Bounds.quiet(1, 2);

	private static final Bounds ONE_CRASH = ONE_JOB.with(LimitedEvent.CRASH, 1);

	private static final String STUCK = "an accepted job can never come to its end";

	private static final String STALE = "a stale attempt has written its outcome";

	private static final String TAKEN = "a job was taken from a worker whose lease is good";

	private static final String TRIED_AGAIN = "a canceled job was tried again";

	private static final String CHANGED = "a job that had come to its end was changed";

	private Catalogue() {
	}

	/**
	 * A design and the expected result of its search.
	 *
	 * @param design the design to search
	 * @param breaks the guarantee that the search must find violated, or null if none is
	 */
	public record Entry(Design design, @Nullable String breaks) {

		@Override
		public String toString() {
			return this.design.toString();
		}

	}

	/** Returns the actual design with various bounds. */
	public static List<Entry> sound() {
		return Stream.of(ONE_JOB, Bounds.quiet(2, 2),
				Bounds.quiet(1, 3).with(LimitedEvent.CRASH, 2).with(LimitedEvent.LOST_REPLY, 1),
				ONE_JOB.with(LimitedEvent.CRASH, 2).with(LimitedEvent.DOUBLING, 1).with(LimitedEvent.WIPE, 1),
				ONE_CRASH.with(LimitedEvent.LOST_REPLY, 1).with(LimitedEvent.DOUBLING, 1).with(LimitedEvent.WIPE, 1),
				ONE_CRASH.with(LimitedEvent.CANCEL, 1).with(LimitedEvent.SNOOZE, 1).with(LimitedEvent.SHUTDOWN, 1),
				ONE_CRASH.with(LimitedEvent.LOST_REPLY, 1).with(LimitedEvent.CANCEL, 1).with(LimitedEvent.DEADLINE, 1),
				ONE_JOB.with(LimitedEvent.LOST_REPLY, 1).with(LimitedEvent.CANCEL, 1).with(LimitedEvent.SHUTDOWN, 1),
				ONE_CRASH.with(LimitedEvent.LOST_REPLY, 1).with(LimitedEvent.OUTAGE, 1),
				ONE_JOB.inOneProcess().with(LimitedEvent.CRASH, 2).with(LimitedEvent.CANCEL, 1),
				Bounds.quiet(2, 1).withOneSlot().with(LimitedEvent.WIPE, 1))
			.map((bounds) -> new Entry(Design.ours(bounds), null))
			.toList();
	}

	/**
	 * Returns the flaws that violate no guarantee, because other mechanisms compensate
	 * for them.
	 */
	public static List<Entry> harmless() {
		Bounds bounds = ONE_CRASH.with(LimitedEvent.DOUBLING, 1).with(LimitedEvent.SHUTDOWN, 1);
		return Stream
			.of(Design.flawed(bounds, Flaw.NO_SWEEP_OF_HINTS), Design.flawed(bounds, Flaw.NO_CLAIM_WITHOUT_HINT),
					Design.flawed(bounds, Flaw.HINT_BEFORE_COMMIT), Design.flawed(bounds, Flaw.CLAIM_IGNORES_SEQUENCE),
					Design.flawed(bounds, Flaw.DISPATCH_KEEPS_SEQUENCE),
					Design.flawed(bounds, Flaw.CLAIM_IGNORES_LIMIT),
					Design.flawed(Bounds.quiet(2, 2).inOneProcess().with(LimitedEvent.CRASH, 1), Flaw.NO_HINTS))
			.map((design) -> new Entry(design, null))
			.toList();
	}

	/** Returns the flaws that violate a guarantee. */
	public static List<Entry> broken() {
		List<Entry> entries = new ArrayList<>();
		entries.addAll(lost());
		entries.addAll(stale());
		entries.addAll(taken());
		entries.addAll(miscounted());
		entries.addAll(canceled());
		return entries;
	}

	private static List<Entry> lost() {
		return List.of(broken("202 was answered for a job that is not there", ONE_JOB, Flaw.ANSWER_BEFORE_COMMIT),
				broken(STUCK, ONE_CRASH, Flaw.NO_SWEEP_OF_LEASES, Flaw.NO_SWEEP_OF_HINTS, Flaw.NO_CLAIM_WITHOUT_HINT),
				broken(STUCK, ONE_JOB.with(LimitedEvent.WIPE, 1), Flaw.NO_SWEEP_OF_LEASES, Flaw.NO_SWEEP_OF_HINTS,
						Flaw.NO_CLAIM_WITHOUT_HINT),
				broken("an accepted job cannot come to its end without worker a", ONE_JOB, Flaw.NO_SWEEP_OF_LEASES),
				broken(STUCK, ONE_CRASH, Flaw.NO_SWEEP_OF_LEASES),
				broken(STUCK, ONE_JOB.with(LimitedEvent.LOST_REPLY, 1), Flaw.NO_SWEEP_OF_LEASES),
				broken(STUCK, ONE_CRASH, Flaw.NO_SWEEP_OF_HINTS, Flaw.NO_CLAIM_WITHOUT_HINT),
				broken(STUCK, ONE_JOB.with(LimitedEvent.WIPE, 1), Flaw.NO_SWEEP_OF_HINTS, Flaw.NO_CLAIM_WITHOUT_HINT),
				broken(STUCK, ONE_JOB, Flaw.HINT_BEFORE_COMMIT, Flaw.NO_SWEEP_OF_HINTS, Flaw.NO_CLAIM_WITHOUT_HINT),
				broken("an accepted job cannot come to its end without worker a", ONE_JOB, Flaw.SWEEPER_IN_ONE_WORKER),
				broken(STUCK, ONE_CRASH, Flaw.CLAIM_SETS_NO_LEASE),
				broken(STUCK, Bounds.quiet(2, 1).inOneProcess(), Flaw.CLAIM_PASSES_OVER_SUSPECTS, Flaw.NO_HINTS),
				broken(STUCK, ONE_JOB, Flaw.SWEEP_QUEUES_LAST_ATTEMPT),
				broken(STUCK, ONE_JOB, Flaw.SETTLE_QUEUES_LAST_ATTEMPT));
	}

	private static List<Entry> stale() {
		return List.of(broken(STALE, ONE_JOB, Flaw.SETTLE_UNFENCED), broken(STALE, ONE_JOB, Flaw.SETTLE_BY_STATE),
				broken(STALE, ONE_JOB.inOneProcess(), Flaw.SETTLE_BY_WORKER),
				broken(STALE, ONE_JOB.with(LimitedEvent.SNOOZE, 1).with(LimitedEvent.LOST_REPLY, 1),
						Flaw.SETTLE_BY_ATTEMPT),
				broken(STALE, ONE_JOB.with(LimitedEvent.SHUTDOWN, 1), Flaw.RETURN_RESETS_TOKEN),
				broken(STALE, ONE_JOB.with(LimitedEvent.SHUTDOWN, 1).with(LimitedEvent.LOST_REPLY, 1),
						Flaw.RETURN_LOWERS_TOKEN));
	}

	private static List<Entry> taken() {
		return List.of(broken(TAKEN, ONE_JOB, Flaw.SWEEP_IGNORES_LEASE),
				broken("a job was taken for a lease that ran out in an outage", ONE_JOB.with(LimitedEvent.OUTAGE, 1),
						Flaw.SWEEP_IGNORES_OUTAGE),
				broken(TAKEN, ONE_JOB, Flaw.DISPATCH_IGNORES_STATE),
				broken(TAKEN, ONE_JOB.with(LimitedEvent.DOUBLING, 1), Flaw.CLAIM_IGNORES_STATE),
				broken(TAKEN, ONE_JOB, Flaw.CLAIM_IGNORES_STATE, Flaw.CLAIM_IGNORES_SEQUENCE),
				broken(TAKEN, ONE_JOB.with(LimitedEvent.LOST_REPLY, 1), Flaw.REQUEUE_IGNORES_STATE),
				broken(TAKEN, ONE_JOB, Flaw.CLAIM_IGNORES_STATE, Flaw.DISPATCH_KEEPS_SEQUENCE));
	}

	private static List<Entry> miscounted() {
		return List.of(
				broken("the provider was called more often than attempts are allowed", ONE_JOB,
						Flaw.SWEEP_RESTORES_ATTEMPT),
				broken("more attempts were made than allowed", ONE_JOB, Flaw.CLAIM_IGNORES_LIMIT,
						Flaw.SETTLE_QUEUES_LAST_ATTEMPT),
				broken("more attempts were made than allowed", ONE_JOB, Flaw.CLAIM_IGNORES_LIMIT,
						Flaw.SWEEP_QUEUES_LAST_ATTEMPT));
	}

	private static List<Entry> canceled() {
		Bounds canceled = ONE_JOB.with(LimitedEvent.CANCEL, 1);
		return List.of(broken(CHANGED, canceled, Flaw.CANCEL_IGNORES_STATE),
				broken(TRIED_AGAIN, canceled, Flaw.CANCEL_FORGETS_RUNNING),
				broken(TRIED_AGAIN, canceled, Flaw.SETTLE_IGNORES_CANCEL),
				broken(TRIED_AGAIN, canceled, Flaw.SWEEP_IGNORES_CANCEL),
				broken(CHANGED, ONE_JOB.with(LimitedEvent.DEADLINE, 1), Flaw.DEADLINE_IGNORES_STATE));
	}

	private static Entry broken(String promise, Bounds bounds, Flaw... flaws) {
		return new Entry(Design.flawed(bounds, flaws), promise);
	}

}
