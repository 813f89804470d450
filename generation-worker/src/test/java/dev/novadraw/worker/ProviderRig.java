package dev.novadraw.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.novadraw.engine.job.JobId;
import dev.novadraw.worker.ai.ProviderSelection;
import dev.novadraw.worker.ai.hostile.Behavior;
import dev.novadraw.worker.ai.hostile.HostileProvider;
import dev.novadraw.worker.ai.hostile.Protocol;

/**
 * Workers whose providers run on this machine and answer as configured, per drawing if
 * needed.
 */
final class ProviderRig implements AutoCloseable {

	/**
	 * The default time limit of a call; no call reaches it, however busy the machine is.
	 */
	private static final Duration TIME_LIMIT = Duration.ofMinutes(1);

	private static final Duration SLOW = Duration.ofMillis(400);

	static final String MODERATION_MODEL = "omni-moderation-latest";

	private static final String MODERATED = "--nova.ai.moderation=moderator";

	/** The name of the provider, if there is only one. */
	private static final String TARGET = "target";

	final HostileProvider provider = HostileProvider.start();

	final Engine engine;

	private final List<Target> targets;

	ProviderRig(Protocol protocol, boolean streamed, String... more) {
		this(protocol, streamed, List.of(MODERATED), List.of(more));
	}

	private ProviderRig(Protocol protocol, boolean streamed, List<String> moderation, List<String> more) {
		this(List.of(new Target(TARGET, protocol, streamed)), moderation, more);
	}

	/**
	 * Starts workers with several providers. Jobs of a client with the name of a provider
	 * are routed to that provider.
	 */
	ProviderRig(List<Target> targets, String... more) {
		this(targets, List.of(MODERATED), List.of(more));
	}

	private ProviderRig(List<Target> targets, List<String> moderation, List<String> more) {
		this.provider.setDelay(SLOW);
		this.targets = targets;
		List<String> settings = settings();
		settings.addAll(moderation);
		settings.removeIf((one) -> more.stream().anyMatch((other) -> name(other).equals(name(one))));
		settings.addAll(more);
		this.engine = new Engine(ProviderSelection.class, settings.toArray(String[]::new));
		reset();
	}

	private static String name(String setting) {
		return setting.substring(0, setting.indexOf('='));
	}

	/**
	 * Starts workers whose chat model moderates as well.
	 */
	static ProviderRig withoutModerationModel(Protocol protocol) {
		return new ProviderRig(protocol, false, List.of(), List.of());
	}

	/**
	 * Resumes all providers and resets their limits.
	 */
	void reset() {
		this.targets.forEach((target) -> this.engine.resume(target.name()));
		this.engine.sql().sql("delete from provider_budget").update();
	}

	private List<String> settings() {
		List<String> settings = new ArrayList<>(List.of("--nova.ai.breaker.window=1000",
				"--nova.ai.breaker.min-calls=1000", "--nova.ai.breaker.rest=500ms", "--nova.worker.slots=8"));
		settings.add("--nova.ai.chain=" + this.targets.stream().map(Target::name).collect(Collectors.joining(",")));
		for (Target target : this.targets) {
			settings.addAll(provider(target.name(), target.protocol()));
			settings.add("--nova.ai.providers.%s.streaming=%s".formatted(target.name(), target.streamed()));
		}
		settings.addAll(provider("moderator", Protocol.OPENAI));
		settings.add("--nova.ai.providers.moderator.moderation-model=" + MODERATION_MODEL);
		return settings;
	}

	private List<String> provider(String name, Protocol protocol) {
		return Stream
			.of("protocol=" + ((protocol == Protocol.GEMINI) ? "google" : protocol.name().toLowerCase(Locale.ROOT)),
					"base-url=" + this.provider.baseUrl(protocol), "api-key=" + HostileProvider.KEY,
					"model=" + HostileProvider.MODEL, "time-limit=" + TIME_LIMIT.toMillis() + "ms", "temperature=0.5",
					"policy.minors=allowed", "price.input=1", "price.output=2", "structured-output=schema")
			.map((setting) -> "--nova.ai.providers.%s.%s".formatted(name, setting))
			.toList();
	}

	/**
	 * Routes all jobs to this provider.
	 */
	void choose(Target target) {
		this.engine.bean(ProviderSelection.class).choose(target.name());
	}

	/**
	 * Submits a job about a drawing for this provider.
	 */
	JobId story(Target target, int drawing) {
		return this.engine.story(target.name(), new Story(), Drawings.drawing(drawing));
	}

	/**
	 * Makes the provider show the behavior with the number of the drawing.
	 */
	void answerByDrawing(List<Target> targets, Collection<Behavior> behaviors) {
		this.provider.setBehaviorByRequest((request) -> targets.stream()
			.flatMap((target) -> behaviors.stream()
				.filter((behavior) -> Drawings.isIn(request, target.drawing(behavior.ordinal()))))
			.findFirst()
			.orElse(Behavior.ERROR_500));
	}

	/**
	 * Returns the number of generation calls about a drawing.
	 */
	int calls(int drawing) {
		return (int) this.provider.requests()
			.stream()
			.filter((request) -> !request.contains(MODERATION_MODEL) && Drawings.isIn(request, drawing))
			.count();
	}

	/**
	 * Waits for a job about a drawing to end, and returns its end.
	 */
	JobEnd awaitEnd(JobId id, int drawing) {
		this.engine.awaitEnd(id);
		return new JobEnd(this.engine.state(id), this.engine.column(id, "coalesce(problem ->> 'code', '-')"),
				calls(drawing), this.engine.ledger(id));
	}

	@Override
	public void close() {
		this.engine.close();
		this.provider.close();
	}

}
