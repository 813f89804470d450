package dev.novadraw.chaos.scenario;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.novadraw.chaos.fault.Scenario;
import dev.novadraw.chaos.fault.Stage;
import dev.novadraw.chaos.rig.Member;
import dev.novadraw.chaos.server.Polling;

/**
 * A storm of kills: one to three random processes at once, as soon as those killed before
 * are ready again and have worked.
 */
public final class KillStorm {

	private static final Duration TIMEOUT = Duration.ofMinutes(2);

	private static final int AT_ONCE = 3;

	private static final int MAX_STARTS = 10;

	/** The number of kills between two progress lines. */
	private static final int KILLS_PER_LINE = 25;

	private final Random random;

	private final int kills;

	private final PrintStream out;

	public KillStorm(long seed, int kills, PrintStream out) {
		this.random = new Random(seed);
		this.kills = kills;
		this.out = out;
	}

	/** Returns the whole storm as one scenario. */
	public Scenario scenario() {
		return new Scenario("FK", "processes are killed at random, %d times".formatted(this.kills), this::inject);
	}

	private void inject(Stage stage) throws Exception {
		int before = stage.rig().kills();
		int printed = 0;
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			while (stage.rig().kills() - before < this.kills) {
				together(threads, turn(stage, this.kills - (stage.rig().kills() - before)));
				awaitWork(stage);
				int killed = stage.rig().kills() - before;
				if (killed / KILLS_PER_LINE > printed) {
					printed = killed / KILLS_PER_LINE;
					this.out.printf("%n     %d killed", killed);
					this.out.flush();
				}
			}
		}
		stage.injected(stage.rig().kills() - before);
		stage.requireAtTheEnd("No job may fail because others ended its workers",
				() -> stage.evidence().lostForGood(stage.jobs()) == 0);
	}

	private List<Callable<Object>> turn(Stage stage, int left) {
		List<Runnable> all = new ArrayList<>();
		stage.rig().gateways().forEach((gateway) -> all.add(() -> kill(stage, gateway, "gateways killed")));
		stage.rig().workers().forEach((worker) -> all.add(() -> kill(stage, worker, "workers killed")));
		all.add(() -> kill(stage, stage.rig().broker(), "brokers killed"));
		all.add(() -> ShortFault.killDatabase(stage));
		Collections.shuffle(all, this.random);
		return all.stream()
			.limit(Math.min(left, this.random.nextInt(1, AT_ONCE + 1)))
			.map(Executors::callable)
			.toList();
	}

	private static void together(ExecutorService threads, List<Callable<Object>> turn)
			throws InterruptedException, ExecutionException {
		for (Future<Object> kill : threads.invokeAll(turn)) {
			kill.get();
		}
	}

	private static void kill(Stage stage, Member member, String effect) {
		stage.recordEffect(effect, member.kill());
		startUntilReady(member);
	}

	/**
	 * Starts a process until it is ready. It exits if it finds no database, and a service
	 * manager would start it again.
	 */
	private static void startUntilReady(Member member) {
		for (int starts = 1; starts < MAX_STARTS; starts++) {
			member.start();
			if (member.awaitReadyOrEnd()) {
				break;
			}
		}
		member.awaitReady();
	}

	private static void awaitWork(Stage stage) {
		String finished = "job where finished_at is not null";
		stage.awaitSubmissions(3);
		long before = stage.evidence().count(finished);
		Polling.require("jobs to be finished", TIMEOUT,
				() -> stage.tryToCount(() -> stage.evidence().count(finished)) > before);
	}

}
