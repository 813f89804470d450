package dev.novadraw.chaos.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.novadraw.chaos.fault.Scenario;
import dev.novadraw.chaos.fault.Stage;
import dev.novadraw.chaos.rig.Member;
import dev.novadraw.chaos.server.Polling;
import dev.novadraw.engine.failpoint.Failpoint;

/**
 * Processes that halt at an exact line, once each.
 */
public final class Failpoints {

	private static final int KILLED = 137;

	private static final Duration TIMEOUT = Duration.ofMinutes(3);

	private Failpoints() {
	}

	/** Returns all scenarios. */
	public static List<Scenario> all() {
		return List.of(gateway("F1", Failpoint.SUBMIT_BEFORE_COMMIT, "a gateway dies before it commits a job"),
				gateway("F2", Failpoint.SUBMITTED, "a gateway dies between commit and 202"),
				gateway("F3a", Failpoint.DISPATCHED_UNSENT, "a dispatcher dies before it sends hints"),
				gateway("F3b", Failpoint.HINTS_SENT, "a dispatcher dies after it sent hints"),
				gateway("F4", Failpoint.EVENTS_SENT, "a relay dies between sending events and storing their position"),
				worker("F5", Failpoint.HINT_HEARD, "a worker dies between hint and claim"),
				worker("F6", Failpoint.CLAIMED, "a worker dies between claim and call"),
				worker("F7", Failpoint.CALLING, "a worker dies at its call"),
				worker("F8", Failpoint.ANSWERED, "a worker dies between answer and commit"),
				worker("F9", Failpoint.SETTLED, "a worker dies after the commit of a result"),
				worker("F11", Failpoint.SWEEPING, "a sweeper dies between two statements"));
	}

	private static Scenario gateway(String id, Failpoint point, String title) {
		return new Scenario(id, title, (stage) -> {
			Member victim = stage.rig().anotherGateway("victim-" + point, Map.of(), armed(point));
			victim.disturb();
			victim.start();
			if (victim.awaitReadyOrEnd()) {
				stage.clients().use(victim);
			}
			awaitDeath(stage, victim, point);
		});
	}

	private static Scenario worker(String id, Failpoint point, String title) {
		return new Scenario(id, title, (stage) -> {
			Member victim = stage.rig().anotherWorker("victim-" + point, Map.of(), armed(point));
			victim.disturb();
			victim.start();
			awaitDeath(stage, victim, point);
		});
	}

	private static String armed(Failpoint point) {
		return "-Dnova.failpoint=" + point;
	}

	private static void awaitDeath(Stage stage, Member victim, Failpoint point) {
		Polling.require(point + " to be reached", TIMEOUT, () -> !victim.isAlive());
		boolean there = victim.output().contains("failpoint " + point + " reached") && victim.status() == KILLED;
		stage.recordEffect("processes that died at " + point, there ? 1 : 0);
	}

}
