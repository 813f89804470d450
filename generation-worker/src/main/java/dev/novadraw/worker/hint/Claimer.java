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

	private static final Duration UNTIL_ANOTHER_WORKER = Duration.ofSeconds(1);

	/** The age of a dispatched job after which any worker may claim it without a hint. */
	private static final Duration PATIENCE = Duration.ofMillis(25);

	/**
	 * The maximum time between two queries while the worker is idle. The sweeper of this
	 * process runs more often, and wakes the claimers of all its workers.
	 */
	private static final Duration REST = Duration.ofSeconds(5);

	private final String worker;

	private final ProcessClaims claims;

	private final ClaimRepository jobs;

	private final GeneratorRegistry generators;

	private final WorkerSlots slots;

	private final HintQueue inbox;

	private final AttemptSupport support;

	private final LoopWaker news;

	private final ClaimSchedule schedule;

	public Claimer(String worker, ProcessClaims claims, ClaimRepository jobs, GeneratorRegistry generators,
			WorkerSlots slots, HintQueue inbox, AttemptSupport support, LoopWaker news, MonotonicClock clock) {
		super("claimer of " + worker, PATIENCE.multipliedBy(2), Duration.ZERO, REST);
		this.worker = worker;
		this.claims = claims;
		this.jobs = jobs;
		this.generators = generators;
		this.slots = slots;
		this.inbox = inbox;
		this.support = support;
		this.news = news;
		this.schedule = new ClaimSchedule(PATIENCE, clock);
	}

	@Override
	protected boolean step() {
		int free = this.slots.free();
		List<Hint> hints = this.inbox.take(free).stream().filter(this::isKnown).toList();
		if (!hints.isEmpty()) {
			run(this.claims.claim(hints, this.worker));
			return true;
		}
		if (free > 0) {
			this.schedule.begin().ifPresent((within) -> look(within, free));
		}
		if (!this.slots.running().isEmpty()) {
			// While this worker is busy, others may be too busy to read their hints.
			stayAwake();
		}
		return false;
	}

	private void look(Duration within, int free) {
		ClaimRepository.UnclaimedBatch unheard = this.claims.claimUnclaimed(PATIENCE, within, free, this.worker);
		this.schedule.end(unheard.complete());
		run(unheard.claims());
	}

	private boolean isKnown(Hint hint) {
		if (this.generators.of(hint.kind()).isPresent()) {
			return true;
		}
		log.warn("Unknown kind, job requeued: job={} kind={}", hint.job(), hint.kind());
		this.jobs.requeue(hint, UNTIL_ANOTHER_WORKER, "kind_unknown");
		return false;
	}

	private void run(List<Claim> claims) {
		if (!claims.isEmpty()) {
			Failpoint.CLAIMED.reached();
		}
		claims.forEach((claim) -> this.slots.run(new Attempt(claim, generator(claim), this.support, this.news)));
	}

	private Generator<?, ?> generator(Claim claim) {
		Optional<Generator<?, ?>> generator = this.generators.of(claim.kind());
		return generator.orElseThrow(() -> new IllegalStateException("Claimed a job of an unknown kind"));
	}

}
