package dev.novadraw.engine.dispatch;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

import dev.novadraw.engine.failpoint.Failpoint;
import dev.novadraw.engine.job.JobsChanged;
import dev.novadraw.engine.lifecycle.RecoveryBounds;
import dev.novadraw.engine.lifecycle.RecoveryRepository;
import dev.novadraw.engine.loop.IntervalTimer;
import dev.novadraw.engine.loop.MonotonicClock;
import dev.novadraw.engine.loop.WorkLoop;

/**
 * Recovers lost jobs. Runs in every process that has workers, without a leader: each
 * recovery is a statement that only one process can win.
 */
@Service
public class Sweeper extends WorkLoop {

	private static final Logger log = LoggerFactory.getLogger(Sweeper.class);

	private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(30);

	/**
	 * The number of consecutive checks, of any process, that must fail to count as an
	 * outage.
	 */
	private static final int CHECKS_PER_GAP = 3;

	/**
	 * The maximum time between two checks, whatever the sweep interval: an outage must be
	 * noticed before it costs a lease.
	 */
	private static final Duration MAX_INTERVAL = Duration.ofSeconds(1);

	/**
	 * The minimum interval for noticing outages; with a shorter one, each pause of a
	 * process would count as an outage.
	 */
	private static final Duration MIN_INTERVAL = Duration.ofMillis(200);

	private final DispatchProperties settings;

	private final RecoveryRepository recovery;

	private final WorkerRepository workers;

	private final ApplicationEventPublisher events;

	private final MeterRegistry meters;

	private final Duration gap;

	private final IntervalTimer sweeps;

	private final IntervalTimer reports;

	private final RecoveryBounds bounds;

	Sweeper(DispatchProperties settings, RecoveryRepository recovery, WorkerRepository workers,
			ApplicationEventPublisher events, MeterRegistry meters, MonotonicClock clock) {
		super("sweeper", Collections.min(List.of(settings.sweepInterval(), MAX_INTERVAL)));
		this.settings = settings;
		this.recovery = recovery;
		this.workers = workers;
		this.events = events;
		this.meters = meters;
		Duration interval = Collections.min(List.of(settings.sweepInterval(), MAX_INTERVAL));
		this.gap = Collections.max(List.of(interval, MIN_INTERVAL)).multipliedBy(CHECKS_PER_GAP);
		this.sweeps = new IntervalTimer(Duration.ZERO, settings.sweepInterval(), clock);
		this.reports = new IntervalTimer(settings.workerAlive(), BETWEEN_REPORTS, clock);
		this.bounds = new RecoveryBounds(clock);
	}

	@Override
	protected boolean step() {
		if (this.sweeps.isDue()) {
			sweep();
		}
		else {
			this.recovery.recordCheck(this.gap);
		}
		return false;
	}

	private void sweep() {
		if (recover() > 0) {
			this.events.publishEvent(new JobsChanged());
		}
		if (this.reports.isDue()) {
			reportUnknownKinds();
			this.workers.removeLongGone();
		}
	}

	private int recover() {
		RecoveryBounds.Found found = this.recovery.find(this.bounds);
		int recovered = 0;
		if (found.running()) {
			recovered += count("worker_lost", this.recovery.requeueExpiredLeases(this.gap, this.gap, this.bounds));
		}
		else {
			this.recovery.recordCheck(this.gap);
		}
		Failpoint.SWEEPING.reached();
		if (found.dispatched()) {
			// Workers poll rarely while they receive no hints.
			this.events.publishEvent(new JobsDispatched());
			recovered += count("hint_lost", this.recovery.requeueUnclaimed(this.settings.claimTimeout(),
					this.settings.workerAlive(), this.bounds));
		}
		if (found.isInFlight() || found.overdue()) {
			recovered += count("deadline", this.recovery.expireOverdue(this.bounds));
		}
		return recovered;
	}

	private int count(String reason, int jobs) {
		if (jobs > 0) {
			this.meters.counter("novadraw.jobs.rescued", "reason", reason).increment(jobs);
			log.warn("Jobs recovered: count={} reason={}", jobs, reason);
		}
		return jobs;
	}

	private void reportUnknownKinds() {
		this.workers.waitingForUnknownKinds(this.settings.workerAlive())
			.forEach((kind, jobs) -> log.warn("Jobs wait for a worker that supports their kind: count={} kind={}", jobs,
					kind));
	}

}
