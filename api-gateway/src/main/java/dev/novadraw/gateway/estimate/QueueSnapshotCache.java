package dev.novadraw.gateway.estimate;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.springframework.stereotype.Component;

import dev.novadraw.engine.dispatch.DispatchProperties;
import dev.novadraw.engine.job.Job;
import dev.novadraw.engine.queue.BacklogRepository;
import dev.novadraw.engine.queue.QueueSnapshot;
import dev.novadraw.engine.queue.WaitReason;
import dev.novadraw.engine.timeout.TimeBudget;

/**
 * A cache of queue snapshots, which give the reasons for waiting. Each client and kind is
 * queried at most twice a second.
 */
@Component
class QueueSnapshotCache {

	private static final Duration MEMORY = Duration.ofMillis(500);

	private static final int MAX_REMEMBERED = 1000;

	private final AsyncLoadingCache<Name, QueueSnapshot> snapshots;

	private final InstantSource clock;

	private record Name(String client, String kind) {
	}

	QueueSnapshotCache(BacklogRepository backlog, DispatchProperties dispatch, InstantSource clock) {
		this.clock = clock;
		this.snapshots = Caffeine.newBuilder()
			.executor(Thread::startVirtualThread)
			.maximumSize(MAX_REMEMBERED)
			.expireAfterWrite(MEMORY)
			.buildAsync((name) -> backlog.snapshot(name.client(), name.kind(), dispatch.workerAlive()));
	}

	/**
	 * Returns the reason why a job waits; empty if it does not wait.
	 */
	Optional<WaitReason> waiting(Job job) {
		return snapshot(job).waiting(job, this.clock.instant());
	}

	/**
	 * Adds a job that was just submitted to its snapshot.
	 */
	void join(Job job) {
		snapshot(job).join(job);
	}

	private QueueSnapshot snapshot(Job job) {
		return TimeBudget.await(this.snapshots.get(new Name(job.client(), job.kind())));
	}

}
