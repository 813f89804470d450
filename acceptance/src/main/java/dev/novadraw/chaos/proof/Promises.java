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
import dev.novadraw.chaos.server.Patience;
import dev.novadraw.queuemodel.TraceValidation;

/**
 * The guarantees that must hold after every fault.
 */
public final class Promises {

	/**
	 * The tolerance of time comparisons: all processes share one clock, but do not read
	 * it at the same moment.
	 */
	private static final Duration MOMENT = Duration.ofMillis(100);

	private static final Duration RELAY = Duration.ofMinutes(2);

	private final Rig rig;

	private final EvidenceRepository evidence;

	private final EventTopic topic;

	/**
	 * The events that were on Kafka when its log was deleted; they are not published
	 * again.
	 */
	private final Set<String> gone = new HashSet<>();

	public Promises(Rig rig, EvidenceRepository evidence) {
		this.rig = rig;
		this.evidence = evidence;
		this.topic = new EventTopic(rig.kafka(Map.of()));
	}

	public EventTopic topic() {
		return this.topic;
	}

	/** Records that all events Kafka has kept until now are deleted. */
	public void logDeleted() {
		this.gone.addAll(this.evidence.allEvents());
	}

	/**
	 * Checks all guarantees at the end of a trial, when all jobs should have ended.
	 * @param jobs all jobs submitted in the trial, with or without a response
	 * @param callsPerAttempt the maximum number of calls in an attempt
	 */
	public Verdict judge(Clients clients, Set<UUID> jobs, int callsPerAttempt) {
		List<Ending> endings = this.evidence.endings(jobs);
		List<String> broken = new ArrayList<>();
		List<String> lost = lost(clients.accepted(), endings);
		broken.addAll(lost);
		endings.stream()
			.filter(Promises::isOpen)
			.filter((one) -> clients.accepted().stream().noneMatch((promised) -> promised.id().equals(one.id())))
			.forEach((one) -> broken.add("Never ended: job %s is %s".formatted(one.id(), one.state())));
		broken.addAll(this.evidence.broken(jobs));
		broken.addAll(TraceValidation.of(this.evidence.database()).violations());
		List<String> stale = stale(endings);
		broken.addAll(stale);
		broken.addAll(unpaid(endings, callsPerAttempt));
		broken.addAll(clients.backwards());
		broken.addAll(clients.wrong());
		broken.addAll(unpublished(jobs));
		broken.addAll(Secrets.spilled(this.rig));
		return new Verdict(lost.size(), doubled(jobs), beyondTheMinimum(endings), broken);
	}

	private static boolean isOpen(Ending one) {
		return Set.of("QUEUED", "DISPATCHED", "RUNNING").contains(one.state());
	}

	private static List<String> lost(List<Accepted> accepted, List<Ending> endings) {
		Map<UUID, Ending> byId = endings.stream().collect(Collectors.toMap(Ending::id, (one) -> one));
		return accepted.stream()
			.filter((one) -> !byId.containsKey(one.id()) || isOpen(byId.get(one.id())))
			.map((one) -> "Lost: job %s was accepted at %s and is %s".formatted(one.id(), one.at(),
					byId.containsKey(one.id()) ? byId.get(one.id()).state() : "gone"))
			.toList();
	}

	private int doubled(Set<UUID> jobs) {
		return (int) this.evidence.broken(jobs)
			.stream()
			.filter((one) -> one.matches("(completed|ended) [^0]\\d* times.*"))
			.count();
	}

	/** Checks that a stored story comes from a call of the last attempt. */
	private List<String> stale(List<Ending> endings) {
		List<Call> calls = this.rig.provider().calls();
		return endings.stream().filter((one) -> one.state().equals("SUCCEEDED")).flatMap((one) -> {
			int number = one.call();
			if (number < 1 || number > calls.size() || one.begun() == null) {
				return Stream.of("Job %s has a story that nobody told".formatted(one.id()));
			}
			Call call = calls.get(number - 1);
			boolean own = call.hero().equals(one.hero());
			boolean inTime = !call.at().plus(MOMENT).isBefore(one.begun());
			return (own && inTime) ? Stream.of() : Stream
				.of("Job %s has the story of call %d, which is not its last attempt's".formatted(one.id(), number));
		}).toList();
	}

	/**
	 * Checks that no attempt made more calls than allowed: one, and one more if answers
	 * need a repair.
	 */
	private List<String> unpaid(List<Ending> endings, int callsPerAttempt) {
		Map<String, Integer> calls = callsByHero();
		return endings.stream()
			.filter((one) -> calls.getOrDefault(one.hero(), 0) > one.token() * callsPerAttempt)
			.map((one) -> "Job %s was claimed %d times and called for %d times".formatted(one.id(), one.token(),
					calls.get(one.hero())))
			.toList();
	}

	private int beyondTheMinimum(List<Ending> endings) {
		Map<String, Integer> calls = callsByHero();
		return endings.stream()
			.mapToInt((one) -> calls.getOrDefault(one.hero(), 0) - (one.state().equals("SUCCEEDED") ? 1 : 0))
			.sum();
	}

	private Map<String, Integer> callsByHero() {
		Map<String, Integer> calls = new HashMap<>();
		this.rig.provider().calls().forEach((call) -> calls.merge(call.hero(), 1, Integer::sum));
		return calls;
	}

	/** Checks that all events of these jobs are published in time. */
	private List<String> unpublished(Set<UUID> jobs) {
		Set<String> happened = this.evidence.events(jobs);
		happened.removeAll(this.gone);
		Set<String> missing = new HashSet<>(happened);
		boolean all = Patience.until(RELAY,
				() -> missing.isEmpty() || missing.removeAll(published()) && missing.isEmpty());
		return all ? List.of() : missing.stream().limit(5).map((one) -> "Never published: event " + one).toList();
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
