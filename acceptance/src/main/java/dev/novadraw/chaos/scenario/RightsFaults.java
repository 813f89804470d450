package dev.novadraw.chaos.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.novadraw.chaos.fault.Scenario;
import dev.novadraw.chaos.fault.Stage;
import dev.novadraw.chaos.rig.Member;
import dev.novadraw.chaos.server.Polling;

/**
 * Missing privileges in the database.
 */
public final class RightsFaults {

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	private static final String COMMANDS = "As an administrator of the database server, run: "
			+ "alter role nova_gateway inherit; grant nova_engine to nova_gateway";

	private RightsFaults() {
	}

	/** Returns all scenarios. */
	public static List<Scenario> all() {
		return List.of(new Scenario("E9", "the login of the gateways does not inherit the rights of the engine",
				RightsFaults::withoutInheritance));
	}

	private static void withoutInheritance(Stage stage) {
		stage.rig().gateways().forEach(Member::disturb);
		stage.evidence().update("alter role nova_gateway noinherit");
		stage.evidence().update("grant nova_engine to nova_gateway with inherit false");
		try {
			stage.rig().gateways().forEach((gateway) -> {
				Polling.require(gateway.name() + " not to be ready", TIMEOUT, () -> !stage.clients().isReady(gateway));
				stage.recordEffect("gateways that reported not ready", 1);
			});
			Member another = stage.rig().anotherGateway("without-inheritance", Map.of());
			another.start();
			stage.require("A gateway without its rights must not start", !another.awaitReadyOrEnd());
			stage.require("It must say which commands help", another.output().contains(COMMANDS));
			stage.recordEffect("processes that did not start and named the commands to run",
					another.output().contains(COMMANDS) ? 1 : 0);
		}
		finally {
			stage.evidence().update("alter role nova_gateway inherit");
			stage.evidence().update("grant nova_engine to nova_gateway with inherit true");
		}
		long restored = System.nanoTime();
		stage.rig().gateways().forEach((gateway) -> {
			Polling.require(gateway.name() + " to be ready", TIMEOUT, () -> stage.clients().isReady(gateway));
			gateway.awaitReady();
		});
		stage.awaitSubmissions(5);
		stage.recordRecovery(Duration.ofNanos(System.nanoTime() - restored));
		stage.limitExtraCalls(0);
	}

}
