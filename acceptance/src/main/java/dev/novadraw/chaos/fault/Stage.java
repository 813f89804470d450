package dev.novadraw.chaos.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import dev.novadraw.chaos.load.Clients;
import dev.novadraw.chaos.proof.EvidenceRepository;
import dev.novadraw.chaos.proof.Promises;
import dev.novadraw.chaos.rig.Member;
import dev.novadraw.chaos.rig.Rig;
import dev.novadraw.chaos.server.Patience;

/**
 * The environment of a fault: the system, its load, and a record of the observed effects.
 * A fault without an effect proves nothing.
 */
public final class Stage {

	private static final Duration SOON = Duration.ofMinutes(2);

	private final Rig rig;

	private final Clients clients;

	private final EvidenceRepository evidence;

	private final Promises promises;

	private final RandomGenerator random;

	private final Instant begin;

	private final long linesBefore;

	private final Map<String, Long> sightings = new LinkedHashMap<>();

	private final List<Duration> recoveries = new ArrayList<>();

	private final List<String> objections = new ArrayList<>();

	private final Map<String, BooleanSupplier> atTheEnd = new LinkedHashMap<>();

	private int strikes;

	private int callsPerAttempt = 1;

	private int mostExtraCalls = Integer.MAX_VALUE;

	public Stage(Rig rig, Clients clients, EvidenceRepository evidence, Promises promises, RandomGenerator random,
			Instant begin) {
		this.rig = rig;
		this.clients = clients;
		this.evidence = evidence;
		this.promises = promises;
		this.random = random;
		this.begin = begin;
		this.linesBefore = thrownAway();
	}

	public Rig rig() {
		return this.rig;
	}

	public Clients clients() {
		return this.clients;
	}

	public EvidenceRepository evidence() {
		return this.evidence;
	}

	public Promises promises() {
		return this.promises;
	}

	/** Returns all jobs of this trial so far. */
	public Set<UUID> jobs() {
		return this.evidence.jobsSince(this.begin);
	}

	public Member anyWorker() {
		return any(this.rig.workers());
	}

	public Member anyGateway() {
		return any(this.rig.gateways());
	}

	private Member any(List<Member> members) {
		return members.get(this.random.nextInt(members.size()));
	}

	public RandomGenerator random() {
		return this.random;
	}

	/**
	 * Records the number of observed effects that this fault is meant to cause. Zero
	 * fails the trial.
	 */
	public synchronized void saw(String what, long times) {
		this.sightings.merge(what, Math.max(0, times), Long::sum);
	}

	/** Records that the fault struck {@code times} times. */
	public synchronized void struck(int times) {
		this.strikes += times;
	}

	/**
	 * Returns the recorded number of times the fault struck. If none was recorded, it is
	 * 1 with an observed effect, and 0 without.
	 */
	public synchronized int strikes() {
		return this.sightings.isEmpty() ? this.strikes : Math.max(1, this.strikes);
	}

	/** Records a violation of a condition during this fault. */
	public synchronized void must(String be, boolean so) {
		if (!so) {
			this.objections.add(be);
		}
	}

	/** Registers a condition that must hold when all jobs have ended. */
	public synchronized void afterwards(String be, BooleanSupplier so) {
		this.atTheEnd.put(be, so);
	}

	/** Checks the conditions registered with {@link #afterwards}. */
	public synchronized void end() {
		this.atTheEnd.forEach((be, so) -> must(be, so.getAsBoolean()));
	}

	/** Records a recovery time. */
	public synchronized void recovered(Duration time) {
		this.recoveries.add(time);
	}

	/**
	 * Allows a second call for each attempt, since answers of the provider need a repair.
	 */
	public synchronized void answersNeedMending() {
		this.callsPerAttempt = 2;
	}

	/** Sets the maximum number of calls beyond one for each story. */
	public synchronized void mayCost(int extraCalls) {
		this.mostExtraCalls = extraCalls;
	}

	public synchronized Map<String, Long> sightings() {
		return new LinkedHashMap<>(this.sightings);
	}

	public synchronized List<Duration> recoveries() {
		return List.copyOf(this.recoveries);
	}

	public synchronized List<String> objections() {
		return List.copyOf(this.objections);
	}

	public synchronized int callsPerAttempt() {
		return this.callsPerAttempt;
	}

	public synchronized int mostExtraCalls() {
		return this.mostExtraCalls;
	}

	/** Returns the number of jobs that a worker runs, according to the database. */
	public long inTheHandsOf(Member worker) {
		return this.evidence.count("job where state = 'RUNNING' and worker like '%-" + worker.pid() + "-%'");
	}

	/** Returns the number of running jobs, according to the database. */
	public long running() {
		return this.evidence.count("job where state = 'RUNNING'");
	}

	/** Returns a count, or -1 if the database is unavailable. */
	public long tryToCount(LongSupplier count) {
		try {
			return count.getAsLong();
		}
		catch (RuntimeException ex) {
			return -1;
		}
	}

	/** Waits until a worker runs jobs. */
	public void awaitWorkOf(Member worker) {
		worker.awaitReady();
		Patience.require(worker.name() + " to have work", SOON, () -> inTheHandsOf(worker) > 0);
	}

	/** Waits until {@code more} further jobs are accepted. */
	public void awaitSubmissions(int more) {
		int before = this.clients.acceptedCount();
		Patience.require("accepted jobs", SOON, () -> this.clients.acceptedCount() >= before + more);
	}

	/** Waits until at least ten jobs are accepted and one is running. */
	public void awaitLoad() {
		Patience.require("jobs to run", SOON,
				() -> this.clients.acceptedCount() >= 10 && this.evidence.count("job where state = 'RUNNING'") > 0);
	}

	/**
	 * Returns the number of results discarded by workers since the beginning of the
	 * trial, because they came too late.
	 */
	public long thrownAwaySinceBegin() {
		return thrownAway() - this.linesBefore;
	}

	private long thrownAway() {
		return lines("Outcome discarded, lease lost") + lines("Lease lost:");
	}

	/** Returns the number of lines in all logs that contain a text. */
	public long lines(String words) {
		try (Stream<Path> logs = Files.list(this.rig.logs())) {
			return logs.mapToLong((log) -> lines(log, words)).sum();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static long lines(Path log, String words) {
		try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
			return lines.filter((line) -> line.contains(words)).count();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
