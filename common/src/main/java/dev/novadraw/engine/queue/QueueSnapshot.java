package dev.novadraw.engine.queue;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListSet;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.job.Job;
import dev.novadraw.engine.job.PriorityKey;
import dev.novadraw.engine.problem.Problem;

/**
 * The queued jobs of one client and kind at one moment: the reason that holds them all,
 * if any, and their order. One snapshot serves all requests of the same moment, however
 * many jobs wait.
 */
public final class QueueSnapshot {

	/**
	 * The maximum number of jobs counted ahead of one job.
	 */
	static final int MAX_AHEAD = 10_000;

	private final @Nullable WaitReason hold;

	/** The keys in the order of dispatch. */
	private final List<PriorityKey> keys;

	private final NavigableSet<PriorityKey> joined = new ConcurrentSkipListSet<>();

	QueueSnapshot(@Nullable WaitReason hold, List<PriorityKey> keys) {
		this.hold = hold;
		this.keys = keys;
	}

	/**
	 * Adds a job that was submitted after the snapshot.
	 */
	public void join(Job job) {
		if (Collections.binarySearch(this.keys, job.priorityKey()) < 0) {
			this.joined.add(job.priorityKey());
		}
	}

	/**
	 * Returns the reason why a job is not running: the one that must be resolved first.
	 * Empty if the job runs or has ended.
	 */
	public Optional<WaitReason> waiting(Job job, Instant now) {
		return switch (job.state()) {
			case QUEUED -> Optional.of(queuedReason(job, now));
			case DISPATCHED -> Optional.of(new WaitReason.NoFreeSlot());
			case RUNNING, SUCCEEDED, FAILED, CANCELED, EXPIRED -> Optional.empty();
		};
	}

	private WaitReason queuedReason(Job job, Instant now) {
		if (this.hold instanceof WaitReason.Paused paused) {
			return paused;
		}
		if (job.runAt().isAfter(now)) {
			Problem problem = job.problem();
			return new WaitReason.Scheduled(job.runAt(), job.attempt(), job.maxAttempts(),
					(problem != null) ? problem.code() : null);
		}
		return (this.hold != null) ? this.hold : new WaitReason.Queued(ahead(job.priorityKey()));
	}

	private long ahead(PriorityKey key) {
		int found = Collections.binarySearch(this.keys, key);
		long before = (found >= 0) ? found : -found - 1;
		return Math.min(MAX_AHEAD, before + this.joined.headSet(key).size());
	}

}
