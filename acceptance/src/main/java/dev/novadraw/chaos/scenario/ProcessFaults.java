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
import dev.novadraw.chaos.provider.Manner;
import dev.novadraw.chaos.rig.Clocks;
import dev.novadraw.chaos.rig.Member;
import dev.novadraw.chaos.server.Patience;
import dev.novadraw.chaos.server.Signals;

/**
 * Gateways and workers that die, stop, or receive invalid answers from a provider.
 */
public final class ProcessFaults {

	static final String ORPHANS = "jobs in the hands of a killed worker";

	private static final Duration A_MOMENT = Duration.ofSeconds(1);

	private static final Duration A_WHILE = Duration.ofSeconds(10);

	private ProcessFaults() {
	}

	/** Returns all scenarios. */
	public static List<Scenario> all() {
		return List.of(
				new Scenario("P1", "workers are killed in mid-call, again and again",
						(stage) -> killWorkers(stage, 10)),
				new Scenario("P3", "no worker lives for a while", ProcessFaults::killAllWorkers),
				new Scenario("P4", "gateways are killed under load, again and again",
						(stage) -> killGateways(stage, 6)),
				new Scenario("P5", "a worker stands still for three leases and goes on", ProcessFaults::zombie),
				new Scenario("P6", "calls take three leases", ProcessFaults::slowCalls),
				new Scenario("P7", "workers are replaced one by one, twice", ProcessFaults::rollingRestart),
				new Scenario("P8", "a provider answers with 50 MB and with JSON nested 10,000 deep",
						ProcessFaults::monstrousAnswers),
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
			long held = stage.inTheHandsOf(worker);
			Patience.require("the jobs of a dead worker to go on", A_WHILE, () -> stage.inTheHandsOf(worker) == 0);
			if (held > 0) {
				stage.recovered(Duration.ofNanos(System.nanoTime() - killed));
			}
			orphans += held;
			stage.struck(kills);
			worker.start();
		}
		stage.saw(ORPHANS, orphans);
		stage.mayCost((int) orphans);
	}

	private static void killAllWorkers(Stage stage) {
		stage.awaitWorkOf(stage.anyWorker());
		stage.rig().workers().forEach(Member::kill);
		int before = stage.clients().acceptedCount();
		int refused = refused(stage);
		Patience.pass(A_WHILE);
		stage.saw("jobs accepted while no worker lived", stage.clients().acceptedCount() - before);
		stage.must("Submissions must be accepted without workers", refused(stage) == refused);
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
			Patience.require("accepted jobs", A_WHILE, () -> stage.clients().acceptedCount() > before + 2);
			int kills = gateway.kill();
			stage.saw("gateways killed under load", kills);
			stage.struck(kills);
			gateway.start();
		}
		stage.mayCost(0);
	}

	static void zombie(Stage stage) {
		Member worker = stage.anyWorker();
		// Long enough that no call ends before its worker is suspended.
		stage.rig().provider().behave((call) -> new Manner.Story(A_MOMENT.multipliedBy(3)));
		stage.awaitWorkOf(worker);
		worker.stop();
		stage.rig().provider().behaveAsUsual();
		stage.saw("jobs in the hands of a worker that stood still", stage.inTheHandsOf(worker));
		Patience.pass(Clocks.LEASE.multipliedBy(3));
		worker.goOn();
		Patience.until(A_WHILE, () -> stage.thrownAwaySinceBegin() > 0);
		stage.saw("late outcomes thrown away", stage.thrownAwaySinceBegin());
	}

	// Responses that are in flight are inevitably late.
	private static void sleep(Stage stage) {
		stage.rig().workers().forEach(stage::awaitWorkOf);
		List<Member> members = stage.rig().members();
		members.forEach(Member::stop);
		stage.saw("jobs in the hands of workers that slept", stage.running());
		Signals.send("STOP", stage.rig().postgres());
		Patience.pass(Clocks.LEASE.multipliedBy(4));
		Signals.send("CONT", stage.rig().postgres());
		members.forEach(Member::goOn);
		members.forEach(Member::disturb);
		Patience.pass(Clocks.LEASE.plusSeconds(10));
		members.forEach(Member::awaitReady);
		stage.must("A worker that slept must lose no attempt", stage.evidence().attempts("lost", stage.jobs()) == 0);
		stage.mayCost(0);
	}

	static void storm(Stage stage, int times) {
		long orphans = 0;
		for (int i = 0; i < times; i++) {
			stage.rig().workers().forEach(Member::awaitReady);
			Patience.require("work", A_WHILE.multipliedBy(6), () -> stage.running() > 0);
			stage.struck(stage.rig().workers().stream().mapToInt(Member::kill).sum());
			orphans += stage.running();
		}
		stage.rig().workers().forEach(Member::awaitReady);
		stage.saw("jobs in the hands of killed workers", orphans);
		stage.mayCost((int) orphans);
		stage.afterwards("No job may fail because others ended its workers",
				() -> stage.evidence().lostForGood(stage.jobs()) == 0);
	}

	private static void slowCalls(Stage stage) {
		AtomicInteger slow = new AtomicInteger();
		stage.rig()
			.provider()
			.behave((call) -> (slow.incrementAndGet() <= 8) ? new Manner.Story(Clocks.LEASE.multipliedBy(3))
					: FakeProvider.usual(call));
		Patience.require("slow calls", A_WHILE, () -> slow.get() >= 8);
		Patience.pass(Clocks.LEASE.multipliedBy(4));
		stage.saw("calls of three leases", Math.min(slow.get(), 8));
		stage.must("A slow call must not cost its attempt", stage.evidence().attempts("lost", stage.jobs()) == 0);
		stage.mayCost(0);
	}

	private static void rollingRestart(Stage stage) {
		for (int round = 0; round < 2; round++) {
			for (Member worker : stage.rig().workers()) {
				stage.awaitWorkOf(worker);
				worker.terminate();
				stage.saw("workers asked to stop while they had jobs", 1);
				stage.struck(1);
				worker.awaitReady();
			}
		}
		stage.must("A worker that stops in good order must lose no attempt",
				stage.evidence().attempts("lost", stage.jobs()) == 0);
		stage.mayCost(0);
	}

	private static void monstrousAnswers(Stage stage) {
		Set<String> fed = ConcurrentHashMap.newKeySet();
		AtomicInteger monsters = new AtomicInteger();
		int starts = stage.rig().workers().stream().mapToInt(Member::starts).sum();
		stage.answersNeedMending();
		stage.rig().provider().behave((call) -> {
			if (monsters.get() >= 6 || !fed.add(call.hero())) {
				return FakeProvider.usual(call);
			}
			return (monsters.incrementAndGet() % 2 == 0) ? new Manner.Flood(50_000_000) : new Manner.Abyss(10_000);
		});
		Patience.require("monstrous answers", A_WHILE.multipliedBy(3), () -> monsters.get() >= 6);
		Patience.pass(A_MOMENT.multipliedBy(3));
		stage.saw("monstrous answers", monsters.get());
		stage.must("Workers must survive what a provider answers",
				stage.rig().workers().stream().allMatch(Member::isAlive)
						&& starts == stage.rig().workers().stream().mapToInt(Member::starts).sum());
	}

	private static void poisonousJob(Stage stage) {
		AtomicReference<String> poison = new AtomicReference<>("");
		AtomicInteger deaths = new AtomicInteger();
		stage.rig().provider().tell((call) -> {
			poison.compareAndSet("", call.hero());
			if (call.hero().equals(poison.get())) {
				kill(stage, call, deaths);
			}
		});
		Patience.require("the job to fail for good", Duration.ofMinutes(6), () -> {
			stage.rig().workers().forEach(Member::start);
			return stage.evidence()
				.count("job where state = 'FAILED' and attempt = 5 and input ->> 'hero_name' = '" + poison.get()
						+ "'") == 1;
		});
		stage.rig().provider().behaveAsUsual();
		stage.saw("workers killed by one job", deaths.get());
		stage.struck(deaths.get());
		stage.saw("other attempts that ended with a worker",
				stage.evidence().attempts("lost", stage.jobs()) - deaths.get());
		stage.must("A job must end seven workers at most, was " + deaths.get(), deaths.get() <= 7);
		stage.afterwards("No other job may fail with it", () -> stage.evidence().lostForGood(stage.jobs()) == 1);
		stage.rig().workers().forEach(Member::awaitReady);
	}

	private static void kill(Stage stage, Call call, AtomicInteger deaths) {
		stage.rig()
			.workers()
			.stream()
			.filter((worker) -> worker.name().equals(call.door()))
			.forEach((worker) -> deaths.addAndGet(worker.kill()));
	}

}
