package dev.novadraw.worker.hint;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.novadraw.engine.failpoint.Failpoint;
import dev.novadraw.engine.job.Claim;
import dev.novadraw.engine.job.Hint;
import dev.novadraw.engine.kind.Generator;
import dev.novadraw.engine.lifecycle.ClaimRepository;
import dev.novadraw.engine.loop.MonotonicClock;
import dev.novadraw.engine.loop.WorkLoop;
import dev.novadraw.worker.attempt.Attempt;
import dev.novadraw.worker.attempt.AttemptSupport;
import dev.novadraw.worker.attempt.GeneratorRegistry;
import dev.novadraw.worker.attempt.LoopWaker;
import dev.novadraw.worker.attempt.WorkerSlots;

/**
 * A loop that claims as many jobs as there are free slots with one statement, and runs
 * them. It claims the jobs of received hints; if there are none, dispatched jobs whose
 * hints are overdue. So lost or unevenly distributed hints delay jobs only briefly.
 */
public final class Claimer extends WorkLoop {

	private static final Logger log = LoggerFactory.getLogger(Claimer.class);

	private static final Duration REQUEUE_DELAY = Duration.ofSeconds(1);

	/** The age of a dispatched job after which any worker may claim it without a hint. */
	private static final Duration MIN_UNCLAIMED_AGE = Duration.ofMillis(25);

	/**
	 * The maximum time between two queries while the worker is idle. The sweeper of this
	 * process runs more often, and wakes the claimers of all its workers.
	 */
	private static final Duration MAX_IDLE_INTERVAL = Duration.ofSeconds(5);

	private final String worker;

	private final ProcessClaims claims;

	private final ClaimRepository jobs;

	private final GeneratorRegistry generators;

	private final WorkerSlots slots;

	private final HintQueue queue;

	private final AttemptSupport support;

	private final LoopWaker stageWaker;

	private final ClaimSchedule schedule;

	public Claimer(String worker, ProcessClaims claims, ClaimRepository jobs, GeneratorRegistry generators,
			WorkerSlots slots, HintQueue queue, AttemptSupport support, LoopWaker stageWaker, MonotonicClock clock) {
		super("claimer of " + worker, MIN_UNCLAIMED_AGE.multipliedBy(2), Duration.ZERO, MAX_IDLE_INTERVAL);
		this.worker = worker;
		this.claims = claims;
		this.jobs = jobs;
		this.generators = generators;
		this.slots = slots;
		this.queue = queue;
		this.support = support;
		this.stageWaker = stageWaker;
		this.schedule = new ClaimSchedule(MIN_UNCLAIMED_AGE, clock);
	}

	@Override
	protected boolean step() {
		int free = this.slots.free();
		List<Hint> hints = this.queue.poll(free).stream().filter(this::isKnown).toList();
		if (!hints.isEmpty()) {
			run(this.claims.claim(hints, this.worker));
			return true;
		}
		if (free > 0) {
			this.schedule.begin().ifPresent((lookback) -> claimUnclaimed(lookback, free));
		}
		if (!this.slots.running().isEmpty()) {
			// While this worker is busy, others may be too busy to read their hints.
			stayAwake();
		}
		return false;
	}

	private void claimUnclaimed(Duration lookback, int free) {
		ClaimRepository.UnclaimedBatch batch = this.claims.claimUnclaimed(MIN_UNCLAIMED_AGE, lookback, free,
				this.worker);
		this.schedule.end(batch.complete());
		run(batch.claims());
	}

	private boolean isKnown(Hint hint) {
		if (this.generators.of(hint.kind()).isPresent()) {
			return true;
		}
		log.warn("Unknown kind, job requeued: job={} kind={}", hint.job(), hint.kind());
		this.jobs.requeue(hint, REQUEUE_DELAY, "kind_unknown");
		return false;
	}

	private void run(List<Claim> claims) {
		if (!claims.isEmpty()) {
			Failpoint.CLAIMED.reached();
		}
		claims.forEach((claim) -> this.slots.run(new Attempt(claim, generator(claim), this.support, this.stageWaker)));
	}

	private Generator<?, ?> generator(Claim claim) {
		Optional<Generator<?, ?>> generator = this.generators.of(claim.kind());
		return generator.orElseThrow(() -> new IllegalStateException("Claimed a job of an unknown kind"));
	}

}
