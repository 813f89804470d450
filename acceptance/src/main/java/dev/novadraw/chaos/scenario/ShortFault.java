package dev.novadraw.chaos.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Random;

import dev.novadraw.chaos.fault.Fault;
import dev.novadraw.chaos.fault.Stage;
import dev.novadraw.chaos.provider.FakeProvider;
import dev.novadraw.chaos.provider.Manner;
import dev.novadraw.chaos.rig.Member;
import dev.novadraw.chaos.server.FaultProxy;
import dev.novadraw.chaos.server.FaultProxy.Mode;
import dev.novadraw.chaos.server.Patience;

/**
 * A short fault that can be combined with others.
 *
 * @param target the affected part; faults at the same time need different ones
 * @param title a description of the fault
 * @param fault the implementation of the fault
 */
record Mischief(String target, String title, Fault fault) {

	private static final Duration SHORT = Duration.ofSeconds(1);

	private static final Duration LONG = Duration.ofSeconds(8);

	/** Returns all of them, with random durations and targets. */
	static List<Mischief> all(Random random) {
		int one = random.nextInt(2);
		Duration time = between(random, SHORT, LONG);
		return List.of(new Mischief("worker", name("worker", one) + " is killed", (stage) -> killWorker(stage, one)),
				new Mischief("gateway", name("gateway", one) + " is killed", (stage) -> killGateway(stage, one)),
				new Mischief("worker", name("worker", one) + " stands still" + lasting(time),
						(stage) -> standStill(stage.rig().workers().get(one), time, stage)),
				new Mischief("gateway", name("gateway", one) + " stands still" + lasting(time),
						(stage) -> standStill(stage.rig().gateways().get(one), time, stage)),
				new Mischief("kafka", "the broker is killed and back after" + lasting(time),
						(stage) -> killBroker(stage, time)),
				new Mischief("kafka", "the broker stands still" + lasting(time),
						(stage) -> standStill(stage.rig().broker(), time, stage)),
				new Mischief("kafka", "workers are cut off from Kafka" + lasting(time),
						(stage) -> cutOff(stage.rig().kafkaOfWorkers(), time)),
				new Mischief("kafka", "gateways are cut off from Kafka" + lasting(time),
						(stage) -> cutOff(stage.rig().kafkaOfGateways(), time)),
				new Mischief("database", name("worker", one) + " is cut off from the database" + lasting(time),
						(stage) -> cutOff(stage.rig().database(stage.rig().workers().get(one)), time)),
				new Mischief("database", name("gateway", one) + " is cut off from the database" + lasting(time),
						(stage) -> cutOff(stage.rig().database(stage.rig().gateways().get(one)), time)),
				new Mischief("database", "all database connections are terminated",
						(stage) -> PostgresFaults.terminateConnections(stage, 1)),
				new Mischief("database", "the database server is killed", Mischief::killDatabase),
				new Mischief("database", "the database answers 100 ms later" + lasting(time),
						(stage) -> delay(stage, time)),
				new Mischief("provider", "the AI provider answers 429" + lasting(time),
						(stage) -> refuse(stage, 429, time)),
				new Mischief("provider", "the AI provider answers 500" + lasting(time),
						(stage) -> refuse(stage, 500, time)));
	}

	static Duration between(Random random, Duration least, Duration max) {
		return Duration.ofMillis(random.nextLong(least.toMillis(), max.toMillis()));
	}

	private static String name(String kind, int one) {
		return kind + "-" + (one + 1);
	}

	private static String lasting(Duration time) {
		return " for %.1f s".formatted(time.toMillis() / 1000.0);
	}

	private static void killWorker(Stage stage, int one) {
		Member worker = stage.rig().workers().get(one);
		worker.awaitReady();
		Patience.until(SHORT, () -> stage.tryToCount(() -> stage.inTheHandsOf(worker)) > 0);
		worker.kill();
		stage.saw(ProcessFaults.ORPHANS, stage.tryToCount(() -> stage.inTheHandsOf(worker)));
		worker.start();
	}

	private static void killGateway(Stage stage, int one) {
		Member gateway = stage.rig().gateways().get(one);
		gateway.awaitReady();
		stage.saw("gateways killed", gateway.kill());
		gateway.start();
	}

	private static void standStill(Member member, Duration time, Stage stage) {
		member.awaitReady();
		member.stop();
		Patience.pass(time);
		member.goOn();
		stage.saw("processes that stood still", 1);
	}

	private static void killBroker(Stage stage, Duration time) {
		stage.saw("brokers killed", stage.rig().broker().kill());
		Patience.pass(time);
		stage.rig().broker().awaitReady();
	}

	private static void killDatabase(Stage stage) {
		long pid = stage.rig().killDatabase();
		Patience.require("another database server", Duration.ofSeconds(60), () -> stage.rig().postgres().pid() != pid
				&& stage.tryToCount(() -> stage.evidence().count("worker")) >= 0);
		stage.saw("database servers killed", 1);
	}

	private static void cutOff(FaultProxy way, Duration time) {
		way.set(Mode.BLACK_HOLE);
		Patience.pass(time);
		way.set(Mode.PASS);
	}

	private static void delay(Stage stage, Duration time) {
		List<FaultProxy> ways = stage.rig().members().stream().map(stage.rig()::database).toList();
		ways.forEach((way) -> way.delay(Duration.ofMillis(100)));
		Patience.pass(time);
		ways.forEach((way) -> way.delay(Duration.ZERO));
	}

	private static void refuse(Stage stage, int status, Duration time) {
		int before = stage.rig().provider().count();
		stage.rig()
			.provider()
			.behave((call) -> (call.number() % 2 == 0) ? new Manner.Refusal(status) : FakeProvider.usual(call));
		Patience.pass(time);
		stage.rig().provider().behaveAsUsual();
		stage.saw("calls during an outage of the AI provider", stage.rig().provider().count() - before);
	}

}
