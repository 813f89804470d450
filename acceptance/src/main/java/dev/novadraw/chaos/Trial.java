package dev.novadraw.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

import dev.novadraw.chaos.fault.Scenario;
import dev.novadraw.chaos.fault.Stage;
import dev.novadraw.chaos.load.Accepted;
import dev.novadraw.chaos.load.Clients;
import dev.novadraw.chaos.proof.EvidenceRepository;
import dev.novadraw.chaos.proof.Promises;
import dev.novadraw.chaos.proof.Verdict;
import dev.novadraw.chaos.rig.Rig;
import dev.novadraw.chaos.server.Patience;

/**
 * The test of one fault after the other on the same system. Each repairs the system, puts
 * load on it, injects the fault, waits until every job has ended, and checks the
 * guarantees.
 */
final class Trial {

	private static final Duration ALL_DONE = Duration.ofMinutes(3);

	/** About the number of jobs that the system completes in some seconds. */
	private static final int CROWD = 200;

	private static final Duration AFTERWARDS = Duration.ofSeconds(1);

	private final Rig rig;

	private final EvidenceRepository evidence;

	private final Promises promises;

	private final RandomGenerator random;

	private final int perSecond;

	Trial(Rig rig, RandomGenerator random, int perSecond) {
		this.rig = rig;
		this.evidence = new EvidenceRepository(rig.books());
		this.promises = new Promises(rig, this.evidence);
		this.random = random;
		this.perSecond = perSecond;
	}

	Finding of(Scenario scenario) {
		this.rig.mend();
		Instant begin = this.evidence.now();
		int kills = this.rig.kills();
		try (Clients clients = Clients.start(this.rig, this.perSecond, this::isCrowded)) {
			Stage stage = new Stage(this.rig, clients, this.evidence, this.promises, this.random, begin);
			List<String> broken = new ArrayList<>();
			try {
				stage.awaitLoad();
				scenario.fault().strike(stage);
			}
			catch (Exception ex) {
				broken.add("It could not be carried through: " + ex);
			}
			Duration recovery = recovery(clients);
			Patience.pass(AFTERWARDS);
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
		Patience.until(ALL_DONE, () -> isDone(before));
		return Duration.ofNanos(System.nanoTime() - over);
	}

	/**
	 * Returns true if too many jobs are open. A fault that halves the capacity for
	 * minutes should be survived, and not overload the system.
	 */
	private boolean isCrowded() {
		try {
			return this.evidence.count("job where finished_at is null") > CROWD;
		}
		catch (RuntimeException ex) {
			return false;
		}
	}

	private boolean isDone(List<UUID> jobs) {
		try {
			return this.evidence.unfinished(jobs).isEmpty();
		}
		catch (RuntimeException ex) {
			// The database itself may be recovering.
			return false;
		}
	}

	private boolean areAllDone(Stage stage) {
		try {
			return isDone(List.copyOf(stage.jobs()));
		}
		catch (RuntimeException ex) {
			return false;
		}
	}

	private Set<UUID> awaitEnd(Stage stage) {
		Patience.pass(AFTERWARDS);
		Patience.until(ALL_DONE, () -> areAllDone(stage));
		return stage.jobs();
	}

	private Finding finding(Scenario scenario, Stage stage, int kills, Duration recovery, Set<UUID> jobs,
			List<String> broken) {
		Clients clients = stage.clients();
		Verdict verdict = this.promises.judge(clients, jobs, stage.callsPerAttempt());
		broken.addAll(verdict.broken());
		broken.addAll(stage.objections());
		stage.sightings().forEach((what, times) -> {
			if (times < 1) {
				broken.add("It hit nothing: no " + what);
			}
		});
		if (stage.sightings().isEmpty()) {
			broken.add("It hit nothing");
		}
		if (verdict.extraCalls() > stage.mostExtraCalls()) {
			broken.add("It cost %d calls beyond one a story, and may cost %d".formatted(verdict.extraCalls(),
					stage.mostExtraCalls()));
		}
		List<Duration> recoveries = stage.recoveries().isEmpty() ? List.of(recovery) : stage.recoveries();
		return new Finding(scenario, stage.sightings(), stage.strikes(), kills, clients.acceptedCount(), jobs.size(),
				verdict.lost(), verdict.doubled(), verdict.extraCalls(), recoveries, clients.submissions().slowest(),
				broken);
	}

}
