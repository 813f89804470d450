package dev.novadraw.chaos.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Random;

import dev.novadraw.chaos.fault.Fault;
import dev.novadraw.chaos.fault.Stage;
import dev.novadraw.chaos.provider.FakeProvider;
import dev.novadraw.chaos.provider.ProviderResponse;
import dev.novadraw.chaos.rig.Member;
import dev.novadraw.chaos.server.FaultProxy;
import dev.novadraw.chaos.server.FaultProxy.Mode;
import dev.novadraw.chaos.server.Polling;

/**
 * A short fault that can be combined with others.
 *
 * @param target the affected part; faults at the same time need different ones
 * @param title a description of the fault
 * @param fault the implementation of the fault
 */
record ShortFault(String target, String title, Fault fault) {

	private static final Duration SHORT = Duration.ofSeconds(1);

	private static final Duration LONG = Duration.ofSeconds(8);

	/** Returns all of them, with random durations and targets. */
	static List<ShortFault> all(Random random) {
		int index = random.nextInt(2);
		Duration time = between(random, SHORT, LONG);
		return List.of(
				new ShortFault("worker", name("worker", index) + " is killed", (stage) -> killWorker(stage, index)),
				new ShortFault("gateway", name("gateway", index) + " is killed", (stage) -> killGateway(stage, index)),
				new ShortFault("worker", name("worker", index) + " stands still" + lasting(time),
						(stage) -> standStill(stage.rig().workers().get(index), time, stage)),
				new ShortFault("gateway", name("gateway", index) + " stands still" + lasting(time),
						(stage) -> standStill(stage.rig().gateways().get(index), time, stage)),
				new ShortFault("kafka", "the broker is killed and back after" + lasting(time),
						(stage) -> killBroker(stage, time)),
				new ShortFault("kafka", "the broker is suspended" + lasting(time),
						(stage) -> standStill(stage.rig().broker(), time, stage)),
				new ShortFault("kafka", "workers are cut off from Kafka" + lasting(time),
						(stage) -> cutOff(stage.rig().kafkaOfWorkers(), time)),
				new ShortFault("kafka", "gateways are cut off from Kafka" + lasting(time),
						(stage) -> cutOff(stage.rig().kafkaOfGateways(), time)),
				new ShortFault("database", name("worker", index) + " is cut off from the database" + lasting(time),
						(stage) -> cutOff(stage.rig().database(stage.rig().workers().get(index)), time)),
				new ShortFault("database", name("gateway", index) + " is cut off from the database" + lasting(time),
						(stage) -> cutOff(stage.rig().database(stage.rig().gateways().get(index)), time)),
				new ShortFault("database", "all database connections are terminated",
						(stage) -> PostgresFaults.terminateConnections(stage, 1)),
				new ShortFault("database", "the database server is killed", ShortFault::killDatabase),
				new ShortFault("database", "the database answers 100 ms later" + lasting(time),
						(stage) -> delay(stage, time)),
				new ShortFault("provider", "the AI provider answers 429" + lasting(time),
						(stage) -> refuse(stage, 429, time)),
				new ShortFault("provider", "the AI provider answers 500" + lasting(time),
						(stage) -> refuse(stage, 500, time)));
	}

	static Duration between(Random random, Duration least, Duration max) {
		return Duration.ofMillis(random.nextLong(least.toMillis(), max.toMillis()));
	}

	private static String name(String kind, int index) {
		return kind + "-" + (index + 1);
	}

	private static String lasting(Duration time) {
		return " for %.1f s".formatted(time.toMillis() / 1000.0);
	}

	private static void killWorker(Stage stage, int index) {
		Member worker = stage.rig().workers().get(index);
		worker.awaitReady();
		Polling.until(SHORT, () -> stage.tryToCount(() -> stage.runningJobs(worker)) > 0);
		worker.kill();
		stage.recordEffect(ProcessFaults.ORPHANS, stage.tryToCount(() -> stage.runningJobs(worker)));
		worker.start();
	}

	private static void killGateway(Stage stage, int index) {
		Member gateway = stage.rig().gateways().get(index);
		gateway.awaitReady();
		stage.recordEffect("gateways killed", gateway.kill());
		gateway.start();
	}

	private static void standStill(Member member, Duration time, Stage stage) {
		member.awaitReady();
		member.stop();
		Polling.pause(time);
		member.resume();
		stage.recordEffect("processes that stood still", 1);
	}

	private static void killBroker(Stage stage, Duration time) {
		stage.recordEffect("brokers killed", stage.rig().broker().kill());
		Polling.pause(time);
		stage.rig().broker().awaitReady();
	}

	static void killDatabase(Stage stage) {
		long pid = stage.rig().killDatabase();
		stage.recordEffect("database servers killed", 1);
		Polling.require("another database server", Duration.ofMinutes(2), () -> stage.rig().postgres().pid() != pid
				&& stage.tryToCount(() -> stage.evidence().count("worker")) >= 0);
	}

	private static void cutOff(FaultProxy proxy, Duration time) {
		proxy.set(Mode.BLACK_HOLE);
		Polling.pause(time);
		proxy.set(Mode.PASS);
	}

	private static void delay(Stage stage, Duration time) {
		List<FaultProxy> proxies = stage.rig().members().stream().map(stage.rig()::database).toList();
		proxies.forEach((proxy) -> proxy.delay(Duration.ofMillis(100)));
		Polling.pause(time);
		proxies.forEach((proxy) -> proxy.delay(Duration.ZERO));
	}

	private static void refuse(Stage stage, int status, Duration time) {
		int before = stage.rig().provider().count();
		stage.rig()
			.provider()
			.respondWith((call) -> (call.number() % 2 == 0) ? new ProviderResponse.Failure(status)
					: FakeProvider.usual(call));
		Polling.pause(time);
		stage.rig().provider().respondAsUsual();
		stage.recordEffect("calls during an outage of the AI provider", stage.rig().provider().count() - before);
	}

}
