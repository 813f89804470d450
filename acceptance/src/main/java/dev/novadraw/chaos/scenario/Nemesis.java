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
import dev.novadraw.chaos.server.Patience;

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
		return new Scenario("F", "faults at random for %d minutes".formatted(this.time.toMinutes()), this::strike);
	}

	private void strike(Stage stage) throws Exception {
		long begun = System.nanoTime();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (long now = begun; now - begun < this.time.toNanos(); now = System.nanoTime()) {
				List<Mischief> turn = turn();
				say(Duration.ofNanos(now - begun), turn);
				Duration length = Mischief.between(this.random, MIN_TURN, MAX_TURN);
				together(threads, stage, turn);
				checkInBetween(stage);
				Patience.pass(length.minusNanos(System.nanoTime() - now));
			}
		}
		stage.mayCost(Integer.MAX_VALUE);
	}

	private List<Mischief> turn() {
		List<Mischief> all = new ArrayList<>(Mischief.all(this.random));
		Collections.shuffle(all, this.random);
		Mischief first = all.getFirst();
		List<Mischief> turn = new ArrayList<>(List.of(first));
		if (this.random.nextBoolean()) {
			all.stream().filter((one) -> !one.target().equals(first.target())).findFirst().ifPresent(turn::add);
		}
		return turn;
	}

	private void say(Duration since, List<Mischief> turn) {
		this.out.printf("%n     %02d:%02d  %s", since.toMinutes(), since.toSecondsPart(),
				turn.stream().map(Mischief::title).collect(Collectors.joining("; ")));
		this.out.flush();
	}

	private static void together(ExecutorService threads, Stage stage, List<Mischief> turn)
			throws InterruptedException, ExecutionException {
		List<Future<?>> strikes = new ArrayList<>();
		for (Mischief one : turn) {
			strikes.add(threads.submit(() -> {
				one.fault().strike(stage);
				stage.struck(1);
				return null;
			}));
		}
		for (Future<?> strike : strikes) {
			strike.get();
		}
	}

	private static void checkInBetween(Stage stage) {
		try {
			stage.evidence().broken(stage.jobs()).forEach((broken) -> stage.must(broken, false));
		}
		catch (RuntimeException ex) {
			// The database has not recovered; a later check will succeed.
		}
	}

}
