package dev.novadraw.gateway.job;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

import dev.novadraw.dispatch.DispatchSettings;
import dev.novadraw.dispatch.Workers;
import dev.novadraw.job.Durations;
import dev.novadraw.job.Job;
import dev.novadraw.job.State;
import dev.novadraw.job.Waiting;
import dev.novadraw.timeout.TimeBudget;

/**
 * Estimates when jobs will be done: from how long those took that finished lately, how
 * many go first, and how many run at a time. An estimate, not a promise.
 */
@Service
class Outlooks {

	/** The most that is shown of what is not done yet. */
	private static final double ALMOST_DONE = 0.95;

	private static final Duration MEMORY = Duration.ofSeconds(5);

	private static final Duration AT_LEAST = Duration.ofSeconds(1);

	private final Lines lines;

	private final InstantSource clock;

	private final AsyncLoadingCache<String, Pace> paces;

	Outlooks(Lines lines, Durations durations, Workers workers, DispatchSettings dispatch, InstantSource clock) {
		this.lines = lines;
		this.clock = clock;
		this.paces = Caffeine.newBuilder()
			.executor(Thread::startVirtualThread)
			.expireAfterWrite(MEMORY)
			.buildAsync((kind) -> new Pace(durations.typical(kind).orElse(null),
					workers.slots(kind, dispatch.workerAlive())));
	}

	/**
	 * How fast jobs of a kind go.
	 *
	 * @param typical how long one takes, null when none has finished yet
	 * @param slots how many run at a time
	 */
	private record Pace(@Nullable Duration typical, int slots) {
	}

	Outlook of(Job job) {
		return switch (job.state()) {
			case QUEUED, DISPATCHED -> queued(job);
			case RUNNING -> running(job);
			case SUCCEEDED, FAILED, CANCELED, EXPIRED -> Outlook.NONE;
		};
	}

	/**
	 * Of a job that has just come.
	 */
	Outlook ofNew(Job job) {
		if (job.state() == State.QUEUED) {
			this.lines.join(job);
		}
		return of(job);
	}

	private Outlook queued(Job job) {
		Waiting waiting = this.lines.waiting(job).orElse(null);
		return new Outlook(waiting, start(job, waiting).map((start) -> completion(job, start)).orElse(null), null);
	}

	/**
	 * When a job may start; empty when that is not for us to know.
	 */
	private Optional<Instant> start(Job job, @Nullable Waiting waiting) {
		Instant now = this.clock.instant();
		Pace pace = TimeBudget.await(this.paces.get(job.kind()));
		return switch (waiting) {
			case null -> Optional.of(now);
			case Waiting.AFreeSlot slot -> Optional.of(now);
			case Waiting.ItsTime time -> Optional.of(time.until());
			case Waiting.ItsTurn turn when pace.typical() != null && pace.slots() > 0 ->
				Optional.of(now.plus(pace.typical().multipliedBy(turn.ahead()).dividedBy(pace.slots())));
			default -> Optional.empty();
		};
	}

	private @Nullable Instant completion(Job job, Instant start) {
		Duration typical = TimeBudget.await(this.paces.get(job.kind())).typical();
		return (typical == null) ? null : earliest(start.plus(typical), job.deadline());
	}

	private Outlook running(Job job) {
		Duration typical = TimeBudget.await(this.paces.get(job.kind())).typical();
		Instant begun = job.attemptAt();
		if (typical == null || begun == null) {
			return Outlook.NONE;
		}
		Instant now = this.clock.instant();
		double passed = (double) Duration.between(begun, now).toMillis() / Math.max(1, typical.toMillis());
		Instant completion = latest(begun.plus(typical), now.plus(AT_LEAST));
		return new Outlook(null, earliest(completion, job.deadline()), Math.clamp(passed, 0, ALMOST_DONE));
	}

	private static Instant earliest(Instant one, Instant other) {
		return one.isBefore(other) ? one : other;
	}

	private static Instant latest(Instant one, Instant other) {
		return one.isAfter(other) ? one : other;
	}

}
