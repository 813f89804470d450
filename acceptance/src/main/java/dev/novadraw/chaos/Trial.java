package dev.novadraw.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

import dev.novadraw.chaos.fault.Scenario;
import dev.novadraw.chaos.fault.Stage;
import dev.novadraw.chaos.load.Accepted;
import dev.novadraw.chaos.load.Clients;
import dev.novadraw.chaos.proof.EvidenceRepository;
import dev.novadraw.chaos.proof.Promises;
import dev.novadraw.chaos.proof.Verdict;
import dev.novadraw.chaos.rig.Rig;
import dev.novadraw.chaos.server.Polling;

/**
 * The test of one fault after the other on the same system. Each repairs the system, puts
 * load on it, injects the fault, waits until every job has ended, and checks the
 * guarantees.
 */
final class Trial {

	private static final Duration TIMEOUT = Duration.ofMinutes(3);

	/** About the number of jobs that the system completes in some seconds. */
	private static final int MAX_OPEN_JOBS = 200;

	private static final Duration AFTER_FAULT = Duration.ofSeconds(1);

	private final Rig rig;

	private final EvidenceRepository evidence;

	private final Promises promises;

	private final RandomGenerator random;

	private final int perSecond;

	Trial(Rig rig, RandomGenerator random, int perSecond) {
		this.rig = rig;
		this.evidence = new EvidenceRepository(rig.evidenceDataSource());
		this.promises = new Promises(rig, this.evidence);
		this.random = random;
		this.perSecond = perSecond;
	}

	Finding of(Scenario scenario) {
		this.rig.repair();
		Instant begin = this.evidence.now();
		int kills = this.rig.kills();
		try (Clients clients = Clients.start(this.rig, this.perSecond, this::hasTooManyOpenJobs)) {
			Stage stage = new Stage(this.rig, clients, this.evidence, this.promises, this.random, begin);
			List<String> broken = new ArrayList<>();
			try {
				stage.awaitLoad();
				scenario.fault().inject(stage);
			}
			catch (Exception ex) {
				broken.add("It could not be carried through: " + ex);
			}
			Duration recovery = recovery(clients);
			Polling.pause(AFTER_FAULT);
			clients.stopSubmitting();
			Set<UUID> jobs = awaitEnd(stage);
			stage.end();
			return finding(scenario, stage, this.rig.kills() - kills, recovery, jobs, broken);
		}
	}

	/**
	 * Returns the time until all jobs that were accepted before the end of the fault have
	 * ended.
	 */
	private Duration recovery(Clients clients) {
		List<UUID> before = clients.accepted().stream().map(Accepted::id).toList();
		long over = System.nanoTime();
		Polling.until(TIMEOUT, () -> holds(() -> this.evidence.unfinished(before).isEmpty()));
		return Duration.ofNanos(System.nanoTime() - over);
	}

	/**
	 * Returns true if too many jobs are open. A fault that halves the capacity for
	 * minutes should be survived, and not overload the system.
	 */
	private boolean hasTooManyOpenJobs() {
		return holds(() -> this.evidence.count("job where finished_at is null") > MAX_OPEN_JOBS);
	}

	private Set<UUID> awaitEnd(Stage stage) {
		Polling.pause(AFTER_FAULT);
		Polling.until(TIMEOUT, () -> holds(() -> this.evidence.unfinished(stage.jobs()).isEmpty()));
		return stage.jobs();
	}

	/** Returns false as well if the database is recovering. */
	private static boolean holds(BooleanSupplier condition) {
		try {
			return condition.getAsBoolean();
		}
		catch (RuntimeException ex) {
			return false;
		}
	}

	private Finding finding(Scenario scenario, Stage stage, int kills, Duration recovery, Set<UUID> jobs,
			List<String> broken) {
		Clients clients = stage.clients();
		Verdict verdict = this.promises.verify(clients, jobs, stage.callsPerAttempt());
		broken.addAll(verdict.broken());
		broken.addAll(stage.violations());
		stage.effects().forEach((effect, times) -> {
			if (times < 1) {
				broken.add("It hit nothing: no " + effect);
			}
		});
		if (stage.effects().isEmpty()) {
			broken.add("It hit nothing");
		}
		if (verdict.extraCalls() > stage.maxExtraCalls()) {
			broken.add("It cost %d calls beyond one a story, and may cost %d".formatted(verdict.extraCalls(),
					stage.maxExtraCalls()));
		}
		List<Duration> recoveries = stage.recoveries().isEmpty() ? List.of(recovery) : stage.recoveries();
		return new Finding(scenario, stage.effects(), stage.injections(), kills, clients.acceptedCount(), jobs.size(),
				verdict.lost(), verdict.doubled(), verdict.extraCalls(), recoveries, clients.submissions().slowest(),
				broken);
	}

}
