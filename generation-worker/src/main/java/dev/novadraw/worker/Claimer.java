package dev.novadraw.worker;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.novadraw.failpoint.Failpoint;
import dev.novadraw.job.Claim;
import dev.novadraw.job.Hint;
import dev.novadraw.job.Jobs;
import dev.novadraw.kind.Generator;
import dev.novadraw.loop.MonotonicClock;
import dev.novadraw.loop.WorkLoop;

/**
 * Claims as many jobs as there are free slots, all with one statement, and lets them run:
 * those that the worker has heard of, and when it has heard of none, those that somebody
 * should have heard of by now. So an unlucky spread of hints, or one that got lost, costs
 * a moment and no slot stays empty for it.
 */
final class Claimer extends WorkLoop {

	private static final Logger log = LoggerFactory.getLogger(Claimer.class);

	private static final Duration UNTIL_ANOTHER_WORKER = Duration.ofSeconds(1);

	/** How long a hint may take before others than its hearer look for its job. */
	private static final Duration PATIENCE = Duration.ofMillis(25);

	/**
	 * The longest time between two looks while there is nothing to do. The sweeper of
	 * this process looks more often, and wakes the claimers of all its workers.
	 */
	private static final Duration REST = Duration.ofSeconds(5);

	private final String worker;

	private final Claims claims;

	private final Jobs jobs;

	private final Generators generators;

	private final Slots slots;

	private final Inbox inbox;

	private final AttemptSupport support;

	private final Waker news;

	private final Looks looks;

	Claimer(String worker, Claims claims, Jobs jobs, Generators generators, Slots slots, Inbox inbox,
			AttemptSupport support, Waker news, MonotonicClock clock) {
		super("claimer of " + worker, PATIENCE.multipliedBy(2), Duration.ZERO, REST);
		this.worker = worker;
		this.claims = claims;
		this.jobs = jobs;
		this.generators = generators;
		this.slots = slots;
		this.inbox = inbox;
		this.support = support;
		this.news = news;
		this.looks = new Looks(PATIENCE, clock);
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
			this.looks.begin().ifPresent((within) -> look(within, free));
		}
		if (!this.slots.running().isEmpty()) {
			// While this worker is busy, others may be too busy to read their hints.
			stayAwake();
		}
		return false;
	}

	private void look(Duration within, int free) {
		Jobs.Unheard unheard = this.claims.claimUnheard(PATIENCE, within, free, this.worker);
		this.looks.end(unheard.complete());
		run(unheard.claims());
	}

	private boolean isKnown(Hint hint) {
		if (this.generators.of(hint.kind()).isPresent()) {
			return true;
		}
		log.warn("Job {} is of the kind '{}', which this worker does not know; left to others", hint.job(),
				hint.kind());
		this.jobs.takeBack(hint, UNTIL_ANOTHER_WORKER, "kind_unknown");
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
