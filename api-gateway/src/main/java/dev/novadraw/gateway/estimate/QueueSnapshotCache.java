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
 * Why jobs wait. Each line is looked at twice a second at the most, however many ask.
 */
@Component
class QueueSnapshotCache {

	private static final Duration MEMORY = Duration.ofMillis(500);

	private static final int MAX_REMEMBERED = 1000;

	private final AsyncLoadingCache<Name, QueueSnapshot> lines;

	private final InstantSource clock;

	private record Name(String client, String kind) {
	}

	QueueSnapshotCache(BacklogRepository backlog, DispatchProperties dispatch, InstantSource clock) {
		this.clock = clock;
		this.lines = Caffeine.newBuilder()
			.executor(Thread::startVirtualThread)
			.maximumSize(MAX_REMEMBERED)
			.expireAfterWrite(MEMORY)
			.buildAsync((name) -> backlog.line(name.client(), name.kind(), dispatch.workerAlive()));
	}

	/**
	 * Why a job waits; empty when it does not.
	 */
	Optional<WaitReason> waiting(Job job) {
		return line(job).waiting(job, this.clock.instant());
	}

	/**
	 * Lets a job stand in its line that was accepted just now.
	 */
	void join(Job job) {
		line(job).join(job);
	}

	private QueueSnapshot line(Job job) {
		return TimeBudget.await(this.lines.get(new Name(job.client(), job.kind())));
	}

}
