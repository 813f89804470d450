package dev.novadraw.worker;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.novadraw.engine.dispatch.WorkerReport;
import dev.novadraw.engine.dispatch.WorkerRepository;
import dev.novadraw.engine.job.Lease;
import dev.novadraw.engine.lifecycle.ClaimRepository;
import dev.novadraw.engine.loop.WorkLoop;
import dev.novadraw.worker.attempt.Attempt;
import dev.novadraw.worker.attempt.WorkerSlots;
import dev.novadraw.worker.hint.ListenerSupervisor;

/**
 * The heartbeat of a worker: extends the leases of all its jobs with one statement, and
 * reports the worker to the fleet. An attempt whose lease could not be extended is
 * stopped, because its job is no longer this worker's.
 */
final class Heartbeat extends WorkLoop {

	private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);

	private final String worker;

	private final Supplier<WorkerReport> report;

	private final Duration lease;

	private final Duration interval;

	private final WorkerRepository fleet;

	private final ClaimRepository claims;

	private final WorkerSlots slots;

	private final ListenerSupervisor supervisor;

	Heartbeat(String worker, Supplier<WorkerReport> report, Duration lease, Duration interval, WorkerRepository fleet,
			ClaimRepository claims, WorkerSlots slots, ListenerSupervisor supervisor) {
		super("heartbeat of " + worker, interval, atMostTwiceASecond(interval));
		this.worker = worker;
		this.report = report;
		this.lease = lease;
		this.interval = interval;
		this.fleet = fleet;
		this.claims = claims;
		this.slots = slots;
		this.supervisor = supervisor;
	}

	// The loop is woken whenever an attempt enters its next stage.
	private static Duration atMostTwiceASecond(Duration interval) {
		return Collections.min(List.of(interval, Duration.ofMillis(500)));
	}

	// Retries soon: expired leases are requeued again one lease after the database is
	// back.
	@Override
	protected Duration intervalAfterFailure() {
		return atMostTwiceASecond(this.interval);
	}

	@Override
	protected boolean step() {
		extendLeases(this.slots.running().stream().filter(Attempt::isToBeSettled).toList());
		this.fleet.report(this.report.get());
		this.supervisor.ensureRunning();
		return false;
	}

	private void extendLeases(Collection<Attempt> running) {
		if (running.isEmpty()) {
			return;
		}
		Set<Lease> held = this.claims.heartbeat(this.worker,
				running.stream().collect(Collectors.toMap((one) -> one.claim().lease(), Attempt::stage)), this.lease);
		running.stream()
			.filter((one) -> !held.contains(one.claim().lease()))
			.filter((gone) -> gone.stop(Attempt.Stop.LEASE_LOST))
			.forEach((lost) -> log.warn("Lease lost: job={} worker={}", lost.claim().lease().job(), this.worker));
	}

}
