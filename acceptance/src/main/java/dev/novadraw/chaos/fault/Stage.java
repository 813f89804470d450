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
import dev.novadraw.chaos.server.Polling;

/**
 * The environment of a fault: the system, its load, and a record of the observed effects.
 * A fault without an effect proves nothing.
 */
public final class Stage {

	private static final Duration TIMEOUT = Duration.ofMinutes(2);

	private final Rig rig;

	private final Clients clients;

	private final EvidenceRepository evidence;

	private final Promises promises;

	private final RandomGenerator random;

	private final Instant begin;

	private final long discardedBefore;

	private final Map<String, Long> effects = new LinkedHashMap<>();

	private final List<Duration> recoveries = new ArrayList<>();

	private final List<String> violations = new ArrayList<>();

	private final Map<String, BooleanSupplier> atTheEnd = new LinkedHashMap<>();

	private int injections;

	private int callsPerAttempt = 1;

	private int maxExtraCalls = Integer.MAX_VALUE;

	public Stage(Rig rig, Clients clients, EvidenceRepository evidence, Promises promises, RandomGenerator random,
			Instant begin) {
		this.rig = rig;
		this.clients = clients;
		this.evidence = evidence;
		this.promises = promises;
		this.random = random;
		this.begin = begin;
		this.discardedBefore = discarded();
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
	public synchronized void recordEffect(String effect, long times) {
		this.effects.merge(effect, Math.max(0, times), Long::sum);
	}

	/** Records that the fault was injected {@code times} times. */
	public synchronized void injected(int times) {
		this.injections += times;
	}

	/**
	 * Returns the recorded number of times the fault was injected. If none was recorded,
	 * it is 1 with an observed effect, and 0 without.
	 */
	public synchronized int injections() {
		return this.effects.isEmpty() ? this.injections : Math.max(1, this.injections);
	}

	/** Records a violation of a condition during this fault. */
	public synchronized void require(String rule, boolean holds) {
		if (!holds) {
			this.violations.add(rule);
		}
	}

	/** Registers a condition that must hold when all jobs have ended. */
	public synchronized void requireAtTheEnd(String rule, BooleanSupplier holds) {
		this.atTheEnd.put(rule, holds);
	}

	/** Checks the conditions registered with {@link #requireAtTheEnd}. */
	public synchronized void end() {
		this.atTheEnd.forEach((rule, holds) -> require(rule, holds.getAsBoolean()));
	}

	/** Records a violation if an attempt was lost with its worker, or a call repeated. */
	public void requireNoLostAttempt(String rule) {
		require(rule, this.evidence.attempts("lost", jobs()) == 0);
		limitExtraCalls(0);
	}

	/** Records a recovery time. */
	public synchronized void recordRecovery(Duration time) {
		this.recoveries.add(time);
	}

	/**
	 * Allows a second call for each attempt, since answers of the provider need a repair.
	 */
	public synchronized void allowRepairCalls() {
		this.callsPerAttempt = 2;
	}

	/** Sets the maximum number of calls beyond one for each story. */
	public synchronized void limitExtraCalls(int extraCalls) {
		this.maxExtraCalls = extraCalls;
	}

	public synchronized Map<String, Long> effects() {
		return new LinkedHashMap<>(this.effects);
	}

	public synchronized List<Duration> recoveries() {
		return List.copyOf(this.recoveries);
	}

	public synchronized List<String> violations() {
		return List.copyOf(this.violations);
	}

	public synchronized int callsPerAttempt() {
		return this.callsPerAttempt;
	}

	public synchronized int maxExtraCalls() {
		return this.maxExtraCalls;
	}

	/** Returns the number of jobs that a worker runs, according to the database. */
	public long runningJobs(Member worker) {
		return this.evidence.count("job where state = 'RUNNING' and worker like '%-" + worker.pid() + "-%'");
	}

	/** Returns the number of running jobs, according to the database. */
	public long runningJobs() {
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
		Polling.require(worker.name() + " to have work", TIMEOUT, () -> runningJobs(worker) > 0);
	}

	/** Waits until {@code count} further jobs are accepted. */
	public void awaitSubmissions(int count) {
		int before = this.clients.acceptedCount();
		Polling.require("accepted jobs", TIMEOUT, () -> this.clients.acceptedCount() >= before + count);
	}

	/** Waits until at least ten jobs are accepted and one is running. */
	public void awaitLoad() {
		Polling.require("jobs to run", TIMEOUT,
				() -> this.clients.acceptedCount() >= 10 && this.evidence.count("job where state = 'RUNNING'") > 0);
	}

	/**
	 * Returns the number of results discarded by workers since the beginning of the
	 * trial, because they came too late.
	 */
	public long discardedSinceBegin() {
		return discarded() - this.discardedBefore;
	}

	private long discarded() {
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
