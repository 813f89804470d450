package dev.novadraw.gateway.estimate;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

import dev.novadraw.engine.dispatch.DispatchProperties;
import dev.novadraw.engine.dispatch.WorkerRepository;
import dev.novadraw.engine.job.Job;
import dev.novadraw.engine.job.JobState;
import dev.novadraw.engine.queue.JobDurationRepository;
import dev.novadraw.engine.queue.WaitReason;
import dev.novadraw.engine.timeout.TimeBudget;

/**
 * The service that estimates the completion of jobs: from the duration of recent jobs,
 * the number of jobs ahead, and the number of worker slots.
 */
@Service
public class JobEstimator {

	/** The maximum progress of a job that has not finished. */
	private static final double ALMOST_DONE = 0.95;

	private static final Duration MEMORY = Duration.ofSeconds(5);

	private static final Duration MIN_REMAINING_TIME = Duration.ofSeconds(1);

	private final QueueSnapshotCache snapshots;

	private final InstantSource clock;

	private final AsyncLoadingCache<String, Pace> paces;

	JobEstimator(QueueSnapshotCache snapshots, JobDurationRepository durations, WorkerRepository workers,
			DispatchProperties dispatch, InstantSource clock) {
		this.snapshots = snapshots;
		this.clock = clock;
		this.paces = Caffeine.newBuilder()
			.executor(Thread::startVirtualThread)
			.expireAfterWrite(MEMORY)
			.buildAsync((kind) -> new Pace(durations.typical(kind).orElse(null),
					workers.slots(kind, dispatch.workerAlive())));
	}

	/**
	 * The speed at which jobs of a kind are run.
	 *
	 * @param typical the typical duration of a job, null if none has finished yet
	 * @param slots the number of jobs that run at a time
	 */
	private record Pace(@Nullable Duration typical, int slots) {
	}

	public JobEstimate of(Job job) {
		return switch (job.state()) {
			case QUEUED, DISPATCHED -> queued(job);
			case RUNNING -> running(job);
			case SUCCEEDED, FAILED, CANCELED, EXPIRED -> JobEstimate.NONE;
		};
	}

	/**
	 * Returns the estimate of a job that was just submitted.
	 */
	public JobEstimate ofNew(Job job) {
		if (job.state() == JobState.QUEUED) {
			this.snapshots.join(job);
		}
		return of(job);
	}

	private JobEstimate queued(Job job) {
		WaitReason reason = this.snapshots.waiting(job).orElse(null);
		return new JobEstimate(reason, start(job, reason).map((start) -> completion(job, start)).orElse(null), null);
	}

	/**
	 * Returns the expected start of a job; empty if it is unknown.
	 */
	private Optional<Instant> start(Job job, @Nullable WaitReason reason) {
		Instant now = this.clock.instant();
		Pace pace = TimeBudget.await(this.paces.get(job.kind()));
		return switch (reason) {
			case null -> Optional.of(now);
			case WaitReason.NoFreeSlot slot -> Optional.of(now);
			case WaitReason.Scheduled time -> Optional.of(time.until());
			case WaitReason.Queued turn when pace.typical() != null && pace.slots() > 0 ->
				Optional.of(now.plus(pace.typical().multipliedBy(turn.ahead()).dividedBy(pace.slots())));
			default -> Optional.empty();
		};
	}

	private @Nullable Instant completion(Job job, Instant start) {
		Duration typical = TimeBudget.await(this.paces.get(job.kind())).typical();
		return (typical == null) ? null : earliest(start.plus(typical), job.deadline());
	}

	private JobEstimate running(Job job) {
		Duration typical = TimeBudget.await(this.paces.get(job.kind())).typical();
		Instant begun = job.attemptAt();
		if (typical == null || begun == null) {
			return JobEstimate.NONE;
		}
		Instant now = this.clock.instant();
		double passed = (double) Duration.between(begun, now).toMillis() / Math.max(1, typical.toMillis());
		Instant completion = latest(begun.plus(typical), now.plus(MIN_REMAINING_TIME));
		return new JobEstimate(null, earliest(completion, job.deadline()), Math.clamp(passed, 0, ALMOST_DONE));
	}

	private static Instant earliest(Instant first, Instant second) {
		return first.isBefore(second) ? first : second;
	}

	private static Instant latest(Instant first, Instant second) {
		return first.isAfter(second) ? first : second;
	}

}
