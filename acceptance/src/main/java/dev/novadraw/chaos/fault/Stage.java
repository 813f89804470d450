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
 * Where a fault happens: the system, the load on it, and a place to write down what was
 * really hit. A fault that hit nothing proves nothing.
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

	/** All jobs of this trial so far. */
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
	 * Says how often the thing that makes this fault worth trying was seen. None at all
	 * fails the trial.
	 */
	public synchronized void saw(String what, long times) {
		this.sightings.merge(what, Math.max(0, times), Long::sum);
	}

	/** Says that the fault struck so often; it is once when nothing is said. */
	public synchronized void struck(int times) {
		this.strikes += times;
	}

	/** How often the fault struck; not at all when it never hit what it aims at. */
	public synchronized int strikes() {
		return this.sightings.isEmpty() ? this.strikes : Math.max(1, this.strikes);
	}

	/** Objects when something is not as it must be during this fault. */
	public synchronized void must(String be, boolean so) {
		if (!so) {
			this.objections.add(be);
		}
	}

	/** Objects when something is not as it must be once all jobs have ended. */
	public synchronized void afterwards(String be, BooleanSupplier so) {
		this.atTheEnd.put(be, so);
	}

	/** Looks at what must be {@link #afterwards}. */
	public synchronized void end() {
		this.atTheEnd.forEach((be, so) -> must(be, so.getAsBoolean()));
	}

	/** How long something took to work again. */
	public synchronized void recovered(Duration time) {
		this.recoveries.add(time);
	}

	/** Says that answers of the provider have to be mended, which takes a second call. */
	public synchronized void answersNeedMending() {
		this.callsPerAttempt = 2;
	}

	/** Says how many calls this fault may cost beyond one for each story. */
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

	/** How many jobs a process works on, by the database. */
	public long inTheHandsOf(Member worker) {
		return this.evidence.count("job where state = 'RUNNING' and worker like '%-" + worker.pid() + "-%'");
	}

	/** How many jobs run, by the database. */
	public long running() {
		return this.evidence.count("job where state = 'RUNNING'");
	}

	/** A count, or less than none when the database cannot say. */
	public long tryToCount(LongSupplier count) {
		try {
			return count.getAsLong();
		}
		catch (RuntimeException ex) {
			return -1;
		}
	}

	/** Waits until a worker has jobs in its hands. */
	public void awaitWorkOf(Member worker) {
		worker.awaitReady();
		Patience.require(worker.name() + " to have work", SOON, () -> inTheHandsOf(worker) > 0);
	}

	/** Waits until so many more jobs are accepted. */
	public void awaitSubmissions(int more) {
		int before = this.clients.acceptedCount();
		Patience.require("accepted jobs", SOON, () -> this.clients.acceptedCount() >= before + more);
	}

	/** Waits until a few jobs are on their way. */
	public void awaitLoad() {
		Patience.require("jobs to run", SOON,
				() -> this.clients.acceptedCount() >= 10 && this.evidence.count("job where state = 'RUNNING'") > 0);
	}

	/**
	 * How many answers workers have thrown away since the trial began because they were
	 * too late.
	 */
	public long thrownAwaySinceBegin() {
		return thrownAway() - this.linesBefore;
	}

	private long thrownAway() {
		return lines("too late and thrown away") + lines("was taken away from");
	}

	/** How many lines of all logs say something. */
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
