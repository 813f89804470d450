package dev.novadraw.chaos.scenario;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

import dev.novadraw.chaos.fault.Scenario;
import dev.novadraw.chaos.fault.Stage;
import dev.novadraw.chaos.server.Polling;

/**
 * Random faults for a long time: one or two at once, every few seconds. The seed
 * determines the faults, but not their exact times.
 */
public final class Nemesis {

	private static final Duration MIN_TURN = Duration.ofSeconds(3);

	private static final Duration MAX_TURN = Duration.ofSeconds(8);

	private final Random random;

	private final Duration time;

	private final PrintStream out;

	public Nemesis(long seed, Duration time, PrintStream out) {
		this.random = new Random(seed);
		this.time = time;
		this.out = out;
	}

	/** Returns the whole run as one scenario. */
	public Scenario scenario() {
		return new Scenario("F", "faults at random for %d minutes".formatted(this.time.toMinutes()), this::inject);
	}

	private void inject(Stage stage) throws Exception {
		long begun = System.nanoTime();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (long now = begun; now - begun < this.time.toNanos(); now = System.nanoTime()) {
				List<ShortFault> turn = turn();
				say(Duration.ofNanos(now - begun), turn);
				Duration length = ShortFault.between(this.random, MIN_TURN, MAX_TURN);
				together(threads, stage, turn);
				checkInBetween(stage);
				Polling.pause(length.minusNanos(System.nanoTime() - now));
			}
		}
		stage.limitExtraCalls(Integer.MAX_VALUE);
	}

	private List<ShortFault> turn() {
		List<ShortFault> all = new ArrayList<>(ShortFault.all(this.random));
		Collections.shuffle(all, this.random);
		ShortFault first = all.getFirst();
		List<ShortFault> turn = new ArrayList<>(List.of(first));
		if (this.random.nextBoolean()) {
			all.stream().filter((fault) -> !fault.target().equals(first.target())).findFirst().ifPresent(turn::add);
		}
		return turn;
	}

	private void say(Duration since, List<ShortFault> turn) {
		this.out.printf("%n     %02d:%02d  %s", since.toMinutes(), since.toSecondsPart(),
				turn.stream().map(ShortFault::title).collect(Collectors.joining("; ")));
		this.out.flush();
	}

	private static void together(ExecutorService threads, Stage stage, List<ShortFault> turn)
			throws InterruptedException, ExecutionException {
		List<Future<?>> running = new ArrayList<>();
		for (ShortFault fault : turn) {
			running.add(threads.submit(() -> {
				fault.fault().inject(stage);
				stage.injected(1);
				return null;
			}));
		}
		for (Future<?> future : running) {
			future.get();
		}
	}

	private static void checkInBetween(Stage stage) {
		try {
			stage.evidence().broken(stage.jobs()).forEach((broken) -> stage.require(broken, false));
		}
		catch (RuntimeException ex) {
			// The database has not recovered; a later check will succeed.
		}
	}

}
