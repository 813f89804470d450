package dev.novadraw.chaos.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import dev.novadraw.chaos.fault.Scenario;
import dev.novadraw.chaos.fault.Stage;
import dev.novadraw.chaos.provider.Call;
import dev.novadraw.chaos.provider.FakeProvider;
import dev.novadraw.chaos.provider.ProviderResponse;
import dev.novadraw.chaos.rig.Clocks;
import dev.novadraw.chaos.rig.Member;
import dev.novadraw.chaos.server.Polling;
import dev.novadraw.chaos.server.Signals;

/**
 * Gateways and workers that die, stop, or receive invalid answers from a provider.
 */
public final class ProcessFaults {

	static final String ORPHANS = "jobs claimed by a killed worker";

	private static final Duration A_MOMENT = Duration.ofSeconds(1);

	private static final Duration A_WHILE = Duration.ofSeconds(10);

	private ProcessFaults() {
	}

	/** Returns all scenarios. */
	public static List<Scenario> all() {
		return List.of(
				new Scenario("P1", "workers are killed repeatedly during calls", (stage) -> killWorkers(stage, 10)),
				new Scenario("P3", "no worker runs for a while", ProcessFaults::killAllWorkers),
				new Scenario("P4", "gateways are killed repeatedly under load", (stage) -> killGateways(stage, 6)),
				new Scenario("P5", "a worker is suspended for three leases and continues", ProcessFaults::zombie),
				new Scenario("P6", "calls take three leases", ProcessFaults::slowCalls),
				new Scenario("P7", "workers are replaced one by one, twice", ProcessFaults::rollingRestart),
				new Scenario("P8", "a provider responds with 50 MB and with JSON nested 10,000 deep",
						ProcessFaults::hugeAnswers),
				new Scenario("P10", "one job kills every worker that calls for it", ProcessFaults::poisonousJob),
				new Scenario("P11", "the whole machine sleeps for four leases", ProcessFaults::sleep),
				new Scenario("P12", "all workers are killed as soon as they have work, ten times",
						(stage) -> storm(stage, 10)));
	}

	static void killWorkers(Stage stage, int times) {
		long orphans = 0;
		for (int i = 0; i < times; i++) {
			Member worker = stage.anyWorker();
			stage.awaitWorkOf(worker);
			int kills = worker.kill();
			long killed = System.nanoTime();
			long held = stage.runningJobs(worker);
			Polling.require("the jobs of a dead worker to continue", A_WHILE, () -> stage.runningJobs(worker) == 0);
			if (held > 0) {
				stage.recordRecovery(Duration.ofNanos(System.nanoTime() - killed));
			}
			orphans += held;
			stage.injected(kills);
			worker.start();
		}
		stage.recordEffect(ORPHANS, orphans);
		stage.limitExtraCalls((int) orphans);
	}

	private static void killAllWorkers(Stage stage) {
		stage.awaitWorkOf(stage.anyWorker());
		stage.rig().workers().forEach(Member::kill);
		int before = stage.clients().acceptedCount();
		int refused = refused(stage);
		Polling.pause(A_WHILE);
		stage.recordEffect("jobs accepted while no worker ran", stage.clients().acceptedCount() - before);
		stage.require("Submissions must be accepted without workers", refused(stage) == refused);
		stage.rig().workers().forEach(Member::start);
		stage.rig().workers().forEach(Member::awaitReady);
	}

	private static int refused(Stage stage) {
		return stage.clients().submissions().count(503);
	}

	static void killGateways(Stage stage, int times) {
		for (int i = 0; i < times; i++) {
			Member gateway = stage.anyGateway();
			gateway.awaitReady();
			int before = stage.clients().acceptedCount();
			Polling.require("accepted jobs", A_WHILE, () -> stage.clients().acceptedCount() > before + 2);
			int kills = gateway.kill();
			stage.recordEffect("gateways killed under load", kills);
			stage.injected(kills);
			gateway.start();
		}
		stage.limitExtraCalls(0);
	}

	static void zombie(Stage stage) {
		Member worker = stage.anyWorker();
		// Long enough that no call ends before its worker is suspended.
		stage.rig().provider().respondWith((call) -> new ProviderResponse.Story(A_MOMENT.multipliedBy(3)));
		stage.awaitWorkOf(worker);
		worker.stop();
		stage.rig().provider().respondAsUsual();
		stage.recordEffect("jobs claimed by a suspended worker", stage.runningJobs(worker));
		Polling.pause(Clocks.LEASE.multipliedBy(3));
		worker.resume();
		Polling.until(A_WHILE, () -> stage.discardedSinceBegin() > 0);
		stage.recordEffect("late outcomes discarded", stage.discardedSinceBegin());
	}

	// Responses that are in flight are inevitably late.
	private static void sleep(Stage stage) {
		stage.rig().workers().forEach(stage::awaitWorkOf);
		List<Member> members = stage.rig().members();
		members.forEach(Member::stop);
		stage.recordEffect("jobs claimed by workers that slept", stage.runningJobs());
		Signals.send("STOP", stage.rig().postgres());
		Polling.pause(Clocks.LEASE.multipliedBy(4));
		Signals.send("CONT", stage.rig().postgres());
		members.forEach(Member::resume);
		members.forEach(Member::disturb);
		Polling.pause(Clocks.LEASE.plusSeconds(10));
		members.forEach(Member::awaitReady);
		stage.requireNoLostAttempt("A worker that slept must lose no attempt");
	}

	static void storm(Stage stage, int times) {
		long orphans = 0;
		for (int i = 0; i < times; i++) {
			stage.rig().workers().forEach(Member::awaitReady);
			Polling.require("work", A_WHILE.multipliedBy(6), () -> stage.runningJobs() > 0);
			stage.injected(stage.rig().workers().stream().mapToInt(Member::kill).sum());
			orphans += stage.runningJobs();
		}
		stage.rig().workers().forEach(Member::awaitReady);
		stage.recordEffect("jobs claimed by killed workers", orphans);
		stage.limitExtraCalls((int) orphans);
		stage.requireAtTheEnd("No job may fail because others ended its workers",
				() -> stage.evidence().lostForGood(stage.jobs()) == 0);
	}

	private static void slowCalls(Stage stage) {
		AtomicInteger slow = new AtomicInteger();
		stage.rig()
			.provider()
			.respondWith((call) -> (slow.incrementAndGet() <= 8)
					? new ProviderResponse.Story(Clocks.LEASE.multipliedBy(3)) : FakeProvider.usual(call));
		Polling.require("slow calls", A_WHILE, () -> slow.get() >= 8);
		Polling.pause(Clocks.LEASE.multipliedBy(4));
		stage.recordEffect("calls of three leases", Math.min(slow.get(), 8));
		stage.requireNoLostAttempt("A slow call must not cost its attempt");
	}

	private static void rollingRestart(Stage stage) {
		for (int round = 0; round < 2; round++) {
			for (Member worker : stage.rig().workers()) {
				stage.awaitWorkOf(worker);
				worker.terminate();
				stage.recordEffect("workers asked to stop while they had jobs", 1);
				stage.injected(1);
				worker.awaitReady();
			}
		}
		stage.requireNoLostAttempt("A worker that stops in good order must lose no attempt");
	}

	private static void hugeAnswers(Stage stage) {
		Set<String> answered = ConcurrentHashMap.newKeySet();
		AtomicInteger count = new AtomicInteger();
		int starts = stage.rig().workers().stream().mapToInt(Member::starts).sum();
		stage.allowRepairCalls();
		stage.rig().provider().respondWith((call) -> {
			if (count.get() >= 6 || !answered.add(call.hero())) {
				return FakeProvider.usual(call);
			}
			return (count.incrementAndGet() % 2 == 0) ? new ProviderResponse.Oversized(50_000_000)
					: new ProviderResponse.DeeplyNested(10_000);
		});
		Polling.require("oversized responses", A_WHILE.multipliedBy(3), () -> count.get() >= 6);
		Polling.pause(A_MOMENT.multipliedBy(3));
		stage.recordEffect("oversized responses", count.get());
		stage.require("Workers must survive what a provider answers",
				stage.rig().workers().stream().allMatch(Member::isAlive)
						&& starts == stage.rig().workers().stream().mapToInt(Member::starts).sum());
	}

	private static void poisonousJob(Stage stage) {
		AtomicReference<String> poison = new AtomicReference<>("");
		AtomicInteger deaths = new AtomicInteger();
		stage.rig().provider().onCall((call) -> {
			poison.compareAndSet("", call.hero());
			if (call.hero().equals(poison.get())) {
				kill(stage, call, deaths);
			}
		});
		Polling.require("the job to fail for good", Duration.ofMinutes(6), () -> {
			stage.rig().workers().forEach(Member::start);
			return stage.evidence()
				.count("job where state = 'FAILED' and attempt = 5 and input ->> 'hero_name' = '" + poison.get()
						+ "'") == 1;
		});
		stage.rig().provider().respondAsUsual();
		stage.recordEffect("workers killed by one job", deaths.get());
		stage.injected(deaths.get());
		stage.recordEffect("other attempts that ended with a worker",
				stage.evidence().attempts("lost", stage.jobs()) - deaths.get());
		stage.require("A job must end seven workers at most, was " + deaths.get(), deaths.get() <= 7);
		stage.requireAtTheEnd("No other job may fail with it", () -> stage.evidence().lostForGood(stage.jobs()) == 1);
		stage.rig().workers().forEach(Member::awaitReady);
	}

	private static void kill(Stage stage, Call call, AtomicInteger deaths) {
		stage.rig()
			.workers()
			.stream()
			.filter((worker) -> worker.name().equals(call.worker()))
			.forEach((worker) -> deaths.addAndGet(worker.kill()));
	}

}
