package dev.novadraw.chaos.proof;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.novadraw.chaos.load.Accepted;
import dev.novadraw.chaos.load.Clients;
import dev.novadraw.chaos.provider.Call;
import dev.novadraw.chaos.rig.Rig;
import dev.novadraw.chaos.server.Polling;
import dev.novadraw.queuemodel.TraceValidation;

/**
 * The guarantees that must hold after every fault.
 */
public final class Promises {

	/**
	 * The tolerance of time comparisons: all processes share one clock, but do not read
	 * it at the same moment.
	 */
	private static final Duration CLOCK_TOLERANCE = Duration.ofMillis(100);

	private static final Duration PUBLICATION_TIMEOUT = Duration.ofMinutes(2);

	private final Rig rig;

	private final EvidenceRepository evidence;

	private final EventTopic topic;

	/**
	 * The events that were on Kafka when its log was deleted; they are not published
	 * again.
	 */
	private final Set<String> deletedEvents = new HashSet<>();

	public Promises(Rig rig, EvidenceRepository evidence) {
		this.rig = rig;
		this.evidence = evidence;
		this.topic = new EventTopic(rig.kafka(Map.of()));
	}

	public EventTopic topic() {
		return this.topic;
	}

	/** Records that Kafka's log was deleted, with all events until now. */
	public void logDeleted() {
		this.deletedEvents.addAll(this.evidence.allEvents());
	}

	/**
	 * Checks all guarantees at the end of a trial, when all jobs should have ended.
	 * @param jobs all jobs submitted in the trial, with or without a response
	 * @param callsPerAttempt the maximum number of calls in an attempt
	 */
	public Verdict verify(Clients clients, Set<UUID> jobs, int callsPerAttempt) {
		List<Ending> endings = this.evidence.endings(jobs);
		List<String> broken = new ArrayList<>();
		List<String> lost = lost(clients.accepted(), endings);
		broken.addAll(lost);
		endings.stream()
			.filter(Promises::isOpen)
			.filter((ending) -> clients.accepted().stream().noneMatch((promised) -> promised.id().equals(ending.id())))
			.forEach((ending) -> broken.add("Never ended: job %s is %s".formatted(ending.id(), ending.state())));
		broken.addAll(this.evidence.broken(jobs));
		broken.addAll(TraceValidation.of(this.evidence.database()).violations());
		List<String> stale = stale(endings);
		broken.addAll(stale);
		broken.addAll(excessCalls(endings, callsPerAttempt));
		broken.addAll(clients.backwards());
		broken.addAll(clients.wrong());
		broken.addAll(unpublished(jobs));
		broken.addAll(Secrets.leaks(this.rig));
		return new Verdict(lost.size(), doubled(jobs), extraCalls(endings), broken);
	}

	private static boolean isOpen(Ending ending) {
		return Set.of("QUEUED", "DISPATCHED", "RUNNING").contains(ending.state());
	}

	private static List<String> lost(List<Accepted> accepted, List<Ending> endings) {
		Map<UUID, Ending> byId = endings.stream().collect(Collectors.toMap(Ending::id, (ending) -> ending));
		return accepted.stream()
			.filter((job) -> !byId.containsKey(job.id()) || isOpen(byId.get(job.id())))
			.map((job) -> "Lost: job %s was accepted at %s and is %s".formatted(job.id(), job.at(),
					byId.containsKey(job.id()) ? byId.get(job.id()).state() : "gone"))
			.toList();
	}

	private int doubled(Set<UUID> jobs) {
		return (int) this.evidence.broken(jobs)
			.stream()
			.filter((violation) -> violation.matches("(completed|ended) [^0]\\d* times.*"))
			.count();
	}

	/** Finds stories that do not come from a call of the last attempt. */
	private List<String> stale(List<Ending> endings) {
		List<Call> calls = this.rig.provider().calls();
		return endings.stream().filter((ending) -> ending.state().equals("SUCCEEDED")).flatMap((ending) -> {
			int number = ending.call();
			if (number < 1 || number > calls.size() || ending.begun() == null) {
				return Stream.of("Job %s has a story that no call returned".formatted(ending.id()));
			}
			Call call = calls.get(number - 1);
			boolean own = call.hero().equals(ending.hero());
			boolean inTime = !call.at().plus(CLOCK_TOLERANCE).isBefore(ending.begun());
			return (own && inTime) ? Stream.of() : Stream
				.of("Job %s has the story of call %d, which is not its last attempt's".formatted(ending.id(), number));
		}).toList();
	}

	/**
	 * Finds jobs whose attempts made more calls than allowed.
	 * @param callsPerAttempt 1, or 2 if answers need a repair
	 */
	private List<String> excessCalls(List<Ending> endings, int callsPerAttempt) {
		Map<String, Integer> calls = callsByHero();
		return endings.stream()
			.filter((ending) -> calls.getOrDefault(ending.hero(), 0) > ending.token() * callsPerAttempt)
			.map((ending) -> "Job %s was claimed %d times and called for %d times".formatted(ending.id(),
					ending.token(), calls.get(ending.hero())))
			.toList();
	}

	private int extraCalls(List<Ending> endings) {
		Map<String, Integer> calls = callsByHero();
		return endings.stream()
			.mapToInt((ending) -> calls.getOrDefault(ending.hero(), 0) - (ending.state().equals("SUCCEEDED") ? 1 : 0))
			.sum();
	}

	private Map<String, Integer> callsByHero() {
		Map<String, Integer> calls = new HashMap<>();
		this.rig.provider().calls().forEach((call) -> calls.merge(call.hero(), 1, Integer::sum));
		return calls;
	}

	/** Waits until all events of these jobs are published, and finds missing ones. */
	private List<String> unpublished(Set<UUID> jobs) {
		Set<String> happened = this.evidence.events(jobs);
		happened.removeAll(this.deletedEvents);
		Set<String> missing = new HashSet<>(happened);
		boolean all = Polling.until(PUBLICATION_TIMEOUT,
				() -> missing.isEmpty() || missing.removeAll(published()) && missing.isEmpty());
		return all ? List.of() : missing.stream().limit(5).map((event) -> "Never published: event " + event).toList();
	}

	private Set<String> published() {
		try {
			return this.topic.events();
		}
		catch (RuntimeException ex) {
			// The topic may have to be created again.
			return Set.of();
		}
	}

}
