package dev.novadraw.chaos.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.novadraw.chaos.fault.FailedJobs;
import dev.novadraw.chaos.fault.LimitedClient;
import dev.novadraw.chaos.fault.Need;
import dev.novadraw.chaos.fault.Scenario;
import dev.novadraw.chaos.fault.Stage;
import dev.novadraw.chaos.rig.Clocks;
import dev.novadraw.chaos.rig.Member;
import dev.novadraw.chaos.server.Polling;
import dev.novadraw.chaos.server.WallClock;

/**
 * Wrong wall clocks of the database, a gateway or a worker.
 */
public final class ClockFaults {

	private static final Duration AHEAD = Duration.ofHours(1);

	private static final Duration TIMEOUT = Duration.ofSeconds(90);

	private static final Duration A_WHILE = Duration.ofSeconds(10);

	/** Longer than the 8 s after a clock jump in which the sweeper ignores leases. */
	private static final Duration GRACE = Clocks.LEASE.plusSeconds(10);

	private static final int FAILED_JOBS = 40;

	private static final int PER_MINUTE = 240;

	/** A tenth of a minute's starts can accumulate as a burst. */
	private static final int SAVED = PER_MINUTE / 10;

	private static final String STARTS = "job_event where state = 'DISPATCHED'";

	private ClockFaults() {
	}

	/** Returns all scenarios. */
	public static List<Scenario> all() {
		return List.of(
				new Scenario("E11",
						"the database's clock is an hour ahead for a while, and a worker is killed meanwhile",
						Need.MOVABLE_CLOCK, ClockFaults::databaseAhead),
				new Scenario("E10a", "the clock of a gateway is two hours ahead, then an hour behind",
						Need.MOVABLE_CLOCK, ClockFaults::gatewayAhead),
				new Scenario("E10b", "the clock of the only worker is two hours ahead, then an hour behind",
						Need.MOVABLE_CLOCK, ClockFaults::workerAhead));
	}

	private static void databaseAhead(Stage stage) {
		WallClock clock = stage.rig().movableDatabaseClock();
		FailedJobs failed = FailedJobs.make(stage, FAILED_JOBS);
		stage.evidence()
			.update("insert into dispatch_rule (scope, key, starts_per_minute) values ('kind', 'story', %d)"
				.formatted(PER_MINUTE));
		try {
			stage.awaitSubmissions(20);
			// Otherwise they would expire when the clock is moved.
			stage.evidence().update("update job set deadline = deadline + interval '3 h' where finished_at is null");
			clock.set(AHEAD);
			failed.redrive(60);
			long held = killWorkerMeanwhile(stage, clock);
			long failures = stage.lines("Loop failed: loop=\"redriver\"");
			holdsItsRate(stage);
			stage.recordEffect("failed jobs tried again once the clock was right", failed.redriven(A_WHILE));
			stage.require("The redriver must not fail", stage.lines("Loop failed: loop=\"redriver\"") == failures);
			stage.limitExtraCalls((int) held + FAILED_JOBS);
		}
		finally {
			clock.set(Duration.ZERO);
			failed.leave();
			stage.evidence().update("delete from dispatch_rule");
		}
		Polling.require("jobs that were accepted meanwhile to end", TIMEOUT, () -> stage.evidence()
			.count("job where created_at > now() + interval '30 min' and finished_at is null") == 0);
		setRight(stage);
		stage.rig().workers().forEach(Member::awaitReady);
	}

	/** Kills a worker and returns the number of jobs that it held. */
	private static long killWorkerMeanwhile(Stage stage, WallClock clock) {
		Member worker = stage.anyWorker();
		Polling.pause(A_WHILE);
		stage.awaitWorkOf(worker);
		stage.injected(worker.kill());
		long held = stage.runningJobs(worker);
		stage.recordEffect(ProcessFaults.ORPHANS, held);
		clock.set(Duration.ZERO);
		long right = System.nanoTime();
		Polling.require("the jobs of a dead worker to continue", GRACE.multipliedBy(2),
				() -> stage.runningJobs(worker) == 0);
		stage.recordRecovery(Duration.ofNanos(System.nanoTime() - right));
		stage.requireAtTheEnd("Only the worker that was killed may lose attempts",
				() -> stage.evidence().attempts("lost", stage.jobs()) <= held);
		return held;
	}

	/**
	 * Corrects the stored times, which are compared with this process's clock. Triggers
	 * protect the history, so they are disabled for it.
	 */
	private static void setRight(Stage stage) {
		Map.of("created_at", "job", "at", "job_event", "started_at", "job_attempt", "finished_at", "job_attempt")
			.forEach((time, table) -> stage.evidence().update("""
					do $$ begin
						perform set_config('session_replication_role', 'replica', true);
						update %1$s set %2$s = %2$s - interval '%3$d s' where %2$s > now() + interval '%4$d s';
					end $$
					""".formatted(table, time, AHEAD.toSeconds(), AHEAD.toSeconds() / 2)));
	}

	private static void holdsItsRate(Stage stage) {
		long before = stage.evidence().count(STARTS);
		long begun = System.nanoTime();
		Polling.pause(A_WHILE);
		long starts = stage.evidence().count(STARTS) - before;
		double max = SAVED + PER_MINUTE * Duration.ofNanos(System.nanoTime() - begun).toMillis() / 60_000.0 + 1;
		stage.recordEffect("starts within 10 s at 4 a second", starts);
		stage.require("At 4 a second, %d jobs were started, and %.0f may be".formatted(starts, max), starts <= max);
	}

	private static void gatewayAhead(Stage stage) {
		LimitedClient client = LimitedClient.create(stage, 60);
		WallClock clock = stage.rig().clock("gateway");
		clock.set(AHEAD.multipliedBy(2));
		Member ahead = stage.rig().anotherGateway("ahead", client.environment(clock.environment()));
		Member other = stage.rig().anotherGateway("other", client.environment(Map.of()));
		ahead.awaitReady();
		other.awaitReady();
		long begun = System.nanoTime();
		int first = client.submitUntilRefused(ahead);
		stage.recordEffect("jobs accepted by the gateway whose clock was ahead", first);
		stage.recordEffect("jobs refused with 429", client.refused());
		Polling.pause(A_WHILE);
		int second = client.submitUntilRefused(other);
		stage.recordEffect("jobs accepted by another gateway after it", second);
		clock.set(AHEAD.negated());
		Polling.pause(A_WHILE);
		int third = client.submitUntilRefused(ahead);
		stage.recordEffect("jobs accepted by it once its clock is behind", third);
		int max = client.max(Duration.ofNanos(System.nanoTime() - begun));
		stage.require("All gateways together accepted %d jobs, and %d may be".formatted(first + second + third, max),
				first + second + third <= max);
		stage.limitExtraCalls(0);
	}

	private static void workerAhead(Stage stage) {
		WallClock clock = stage.rig().clock("worker");
		clock.set(AHEAD.multipliedBy(2));
		Member ahead = stage.rig().anotherWorker("ahead", clock.environment());
		ahead.awaitReady();
		stage.rig().workers().forEach(Member::terminate);
		stage.awaitWorkOf(ahead);
		stage.recordEffect("jobs finished by a worker whose clock was ahead", finishedWithin(stage, A_WHILE));
		clock.set(AHEAD.negated());
		Polling.pause(Duration.ofSeconds(1));
		stage.recordEffect("jobs finished by a worker whose clock was set back", finishedWithin(stage, A_WHILE));
		long oldest = stage.evidence()
			.count("job where state in ('QUEUED', 'DISPATCHED') and created_at < now() - interval '20 s'");
		stage.require("No job may wait for the clock of a worker, %d did".formatted(oldest), oldest == 0);
		stage.rig().workers().forEach(Member::awaitReady);
		ahead.terminate();
		stage.requireNoLostAttempt("A worker with a wrong clock must lose no attempt");
	}

	private static long finishedWithin(Stage stage, Duration time) {
		long before = stage.evidence().count("job where finished_at is not null");
		Polling.pause(time);
		return stage.evidence().count("job where finished_at is not null") - before;
	}

}
