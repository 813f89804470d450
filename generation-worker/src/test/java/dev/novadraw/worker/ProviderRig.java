package dev.novadraw.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.novadraw.job.JobId;
import dev.novadraw.worker.ai.hostile.HostileProvider;
import dev.novadraw.worker.ai.hostile.Manner;
import dev.novadraw.worker.ai.hostile.Wire;

/**
 * Workers whose only provider is on this machine and answers as it is told, one way for
 * each drawing.
 */
final class ProviderRig implements AutoCloseable {

	/**
	 * Of a call, unless a test is about it: no call comes near it, however busy the
	 * machine is.
	 */
	private static final Duration TIME_LIMIT = Duration.ofMinutes(1);

	private static final Duration SLOW = Duration.ofMillis(400);

	static final String JUDGE = "omni-moderation-latest";

	final HostileProvider provider = HostileProvider.start();

	final Engine engine;

	ProviderRig(Wire wire, boolean streamed, String... more) {
		this(wire, streamed, List.of("--nova.ai.moderation=judge"), List.of(more));
	}

	private ProviderRig(Wire wire, boolean streamed, List<String> moderation, List<String> more) {
		this.provider.delay(SLOW);
		List<String> settings = settings(wire, streamed);
		settings.addAll(moderation);
		settings.removeIf((one) -> more.stream().anyMatch((other) -> name(other).equals(name(one))));
		settings.addAll(more);
		this.engine = new Engine(settings.toArray(String[]::new));
		calm();
	}

	private static String name(String setting) {
		return setting.substring(0, setting.indexOf('='));
	}

	/**
	 * Lets the provider that tells the stories judge as well.
	 */
	static ProviderRig withoutJudge(Wire wire) {
		return new ProviderRig(wire, false, List.of(), List.of());
	}

	/**
	 * Lets nobody wait any more for what the provider has said before.
	 */
	void calm() {
		this.engine.resume("target");
		this.engine.sql().sql("delete from provider_budget").update();
	}

	private List<String> settings(Wire wire, boolean streamed) {
		List<String> settings = new ArrayList<>(List.of("--nova.ai.chain=target", "--nova.ai.breaker.window=1000",
				"--nova.ai.breaker.least=1000", "--nova.ai.breaker.rest=500ms", "--nova.worker.slots=8"));
		settings.addAll(provider("target", wire));
		settings.add("--nova.ai.providers.target.streaming=" + streamed);
		settings.addAll(provider("judge", Wire.OPENAI));
		settings.add("--nova.ai.providers.judge.moderation-model=" + JUDGE);
		return settings;
	}

	private List<String> provider(String name, Wire wire) {
		return Stream
			.of("protocol=" + ((wire == Wire.GEMINI) ? "google" : wire.name().toLowerCase(Locale.ROOT)),
					"base-url=" + this.provider.baseUrl(wire), "api-key=" + HostileProvider.KEY,
					"model=" + HostileProvider.MODEL, "time-limit=" + TIME_LIMIT.toMillis() + "ms",
					"policy.minors=allowed", "price.input=1", "price.output=2")
			.map((setting) -> "--nova.ai.providers.%s.%s".formatted(name, setting))
			.toList();
	}

	/**
	 * Answers each drawing in the manner that has its number.
	 */
	void answerByDrawing() {
		this.provider.answersTo((request) -> Stream.of(Manner.values())
			.filter((manner) -> Drawings.isIn(request, manner.ordinal()))
			.findFirst()
			.orElse(Manner.ERROR_500));
	}

	/**
	 * How often a story about a drawing was asked for.
	 */
	int calls(int drawing) {
		return (int) this.provider.requests()
			.stream()
			.filter((request) -> !request.contains(JUDGE) && Drawings.isIn(request, drawing))
			.count();
	}

	/**
	 * Waits for the end of a job about a drawing and returns it.
	 */
	Ending ending(JobId id, int drawing) {
		this.engine.awaitEnd(id);
		return new Ending(this.engine.state(id), this.engine.column(id, "coalesce(problem ->> 'code', '-')"),
				calls(drawing), this.engine.ledger(id));
	}

	@Override
	public void close() {
		this.engine.close();
		this.provider.close();
	}

}
