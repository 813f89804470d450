package dev.novadraw.dispatch;

import java.time.Duration;

import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

import dev.novadraw.failpoint.Failpoint;
import dev.novadraw.job.JobsChanged;
import dev.novadraw.job.Rescues;
import dev.novadraw.loop.IntervalTimer;
import dev.novadraw.loop.MonotonicClock;
import dev.novadraw.loop.WorkLoop;

/**
 * Looks for jobs that got lost on the way and puts them back. Runs in every process that
 * has workers; no leader is needed, since each rescue is a statement that only one of
 * them can win.
 */
@Service
public class Sweeper extends WorkLoop {

	private static final Logger log = LoggerFactory.getLogger(Sweeper.class);

	private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(30);

	/** The number of intervals without a look of any process that count as an outage. */
	private static final int GAP = 3;

	private final DispatchSettings settings;

	private final Rescues rescues;

	private final Workers workers;

	private final ApplicationEventPublisher events;

	private final MeterRegistry meters;

	private final IntervalTimer reports;

	Sweeper(DispatchSettings settings, Rescues rescues, Workers workers, ApplicationEventPublisher events,
			MeterRegistry meters, MonotonicClock clock) {
		super("sweeper", settings.sweepInterval());
		this.settings = settings;
		this.rescues = rescues;
		this.workers = workers;
		this.events = events;
		this.meters = meters;
		this.reports = new IntervalTimer(settings.workerAlive(), BETWEEN_REPORTS, clock);
	}

	@Override
	protected boolean step() {
		Duration gap = this.settings.sweepInterval().multipliedBy(GAP);
		int rescued = count("worker_lost", this.rescues.abandoned(gap));
		Failpoint.SWEEPING.reached();
		rescued += count("hint_lost", this.rescues.unheard(this.settings.hintPatience(), this.settings.workerAlive()));
		rescued += count("deadline", this.rescues.overdue());
		if (rescued > 0) {
			this.events.publishEvent(new JobsChanged());
		}
		if (this.reports.isDue()) {
			reportUnknownKinds();
			this.workers.forgetTheLongGone();
		}
		return false;
	}

	private int count(String reason, int jobs) {
		if (jobs > 0) {
			this.meters.counter("novadraw.jobs.rescued", "reason", reason).increment(jobs);
			log.warn("Rescued {} job(s): {}", jobs, reason);
		}
		return jobs;
	}

	private void reportUnknownKinds() {
		this.workers.waitingForUnknownKinds(this.settings.workerAlive())
			.forEach((kind, jobs) -> log.warn("{} job(s) wait for a worker that knows the kind '{}'", jobs, kind));
	}

}
